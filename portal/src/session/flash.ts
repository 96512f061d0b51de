import { cookies } from "next/headers";
import type { NextResponse } from "next/server";
import type { FieldFault } from "../graphql/fault.ts";
import { COOKIES } from "./cookies.ts";
import { readSealed, writeSealed } from "./sealed.ts";

/** What a form that was refused carries back to its page. */
export interface Flash {
  id: string;
  values: Record<string, unknown>;
  faults: FieldFault[];
  message: string | null;
}

const SECONDS = 600;

export function writeFlash(response: NextResponse, flash: Flash): void {
  if (!writeSealed(response, COOKIES.flash, flash, SECONDS)) writeSealed(response, COOKIES.flash, { ...flash, values: {} }, SECONDS);
}

/** The flash that this address asks for (`?again=…`); a reload shows it again, another visit does not. */
export async function readFlash(searchParams: Record<string, string | string[] | undefined>): Promise<Flash | null> {
  const flash = readSealed<Flash>(await cookies(), COOKIES.flash);
  return flash && flash.id === searchParams.again ? flash : null;
}
