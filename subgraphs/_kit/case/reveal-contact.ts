import { contactRevealed } from "@civicgraph/events";
import { z } from "zod";
import { forbidden, notFound } from "../errors.ts";
import { knownEmployee } from "../projections/read.ts";
import { defineServiceCall } from "../subgraph.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { mayReadCase } from "./row-scope.ts";

/** Typed call from casework: shows the contact of a case's filer to an officer with the right to it, and writes down who looked and why. */
export function revealContactCall(behaviour: CaseBehaviour<never>) {
  const { name } = behaviour.manifest;
  return defineServiceCall({
    input: z.object({ id: z.uuid(), reason: z.string().trim().min(5).max(500) }),
    output: z.object({ name: z.string().nullable(), mobile: z.string().nullable() }),
    async handle({ id, reason }, ctx) {
      if (!ctx.viewer.isEmployee || ctx.viewer.id === null) throw forbidden();
      const byId = ctx.viewer.id;
      const one = (await ctx.em.fork().findOne(behaviour.type as never, { id } as never)) as Case | null;
      if (!one || !mayReadCase(ctx.viewer, { ...one, city: one.cityCode, ward: one.wardCode }, `${name}.read`)) throw notFound();
      ctx.viewer.require(`${name}.revealContact`, one.cityCode);
      const officer = await knownEmployee(ctx, byId);
      await ctx.transact((tx) =>
        tx.emit(contactRevealed, one.id, {
          personId: one.filerId,
          service: behaviour.manifest.service.id,
          caseId: one.id,
          caseNumber: one.number,
          city: one.cityCode,
          byId,
          byName: officer?.name ?? "",
          byDesignation: officer?.designation ?? null,
          reason,
          at: ctx.now().toISOString(),
        }),
      );
      return { name: one.filerName, mobile: one.filerMobile };
    },
  });
}

/** All but the last four digits hidden. */
export const maskMobile = (mobile: string | null): string | null => mobile && `••••••${mobile.slice(-4)}`;
/** First letters only: `H… K…`. */
export const maskName = (name: string | null): string | null =>
  name
    ?.split(/\s+/)
    .map((word) => `${[...word][0] ?? ""}…`)
    .join(" ") ?? null;
