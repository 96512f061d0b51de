import type { RequestContext } from "@civicgraph/kit";
import type { Viewer } from "./viewer.type.ts";

interface Row {
  name: string | null;
  mobile: string | null;
  email: string | null;
  locale: string;
  designation?: string | null;
  must_change_password?: boolean;
}

/** Whoever asks, with what they hold. Rights are those of the token: the ones every subgraph goes by. */
export async function readViewer(ctx: RequestContext): Promise<Viewer> {
  const { viewer } = ctx;
  const nobody: Viewer = {
    id: "",
    kind: "anonymous",
    name: null,
    mobile: null,
    email: null,
    locale: ctx.locale,
    designation: null,
    mustChangePassword: false,
    cities: [],
  };
  if (viewer.id === null || (viewer.kind !== "citizen" && viewer.kind !== "employee")) return nobody;
  const columns = ["name", "mobile", "email", "locale", ...(viewer.isEmployee ? ["designation", "must_change_password"] : [])];
  const row = (await ctx.db.selectFrom(viewer.kind).select(columns).where("id", "=", viewer.id).executeTakeFirst()) as Row | undefined;
  if (!row) return nobody;
  return {
    id: viewer.id,
    kind: viewer.kind,
    name: row.name,
    mobile: row.mobile,
    email: row.email,
    locale: row.locale,
    designation: row.designation ?? null,
    mustChangePassword: row.must_change_password ?? false,
    cities: Object.entries(viewer.cities).map(([city, grant]) => ({ city, ...grant, permissions: viewer.permissionsIn(city) })),
  };
}
