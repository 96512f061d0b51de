import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { z } from "zod";
import type { orderSchema, statusSchema } from "./protocol.ts";

export type SandboxOrder = z.infer<typeof orderSchema> & z.infer<typeof statusSchema> & { reference: string; refundedBy: string | null };

/** The sandbox's own books: in a file, so that a provider that is killed in mid-payment remembers what it took. */
export class Orders {
  private readonly orders = new Map<string, SandboxOrder>();

  constructor(private readonly file: string) {
    if (!existsSync(file)) return;
    for (const one of JSON.parse(readFileSync(file, "utf8")) as SandboxOrder[]) this.orders.set(one.reference, one);
  }

  find(reference: string): SandboxOrder | undefined {
    const found = this.orders.get(reference);
    if (found?.state === "pending" && new Date(found.expiresAt) < new Date()) return this.put({ ...found, state: "failed" });
    return found;
  }

  ofPayment(paymentId: string): SandboxOrder | undefined {
    return [...this.orders.values()].find((one) => one.paymentId === paymentId);
  }

  all(): SandboxOrder[] {
    return [...this.orders.values()];
  }

  put(order: SandboxOrder): SandboxOrder {
    this.orders.set(order.reference, order);
    writeFileSync(`${this.file}.new`, JSON.stringify(this.all()));
    renameSync(`${this.file}.new`, this.file);
    return order;
  }
}
