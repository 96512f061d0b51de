import { forbidden, unauthenticated } from "../errors.ts";

/** What an employee holds in one city. Empty departments or wards mean: all of the city's. */
export interface CityGrant {
  roles: string[];
  departments: string[];
  wards: string[];
}

export type ViewerKind = "anonymous" | "citizen" | "employee" | "system" | "service";

/** Claims of the access token (EdDSA, 15 minutes, at most 4 kB). */
export interface AccessClaims {
  sub: string;
  kind: "citizen" | "employee";
  sid: string;
  /** City → grant. A grant at the state (`pb`) holds in each of its cities. */
  cities: Record<string, CityGrant>;
  iat: number;
  exp: number;
  aud: string;
  ver: 1;
}

/** Who is asking. Made from a verified token only; permissions follow from roles by the manifests' tables. */
export class Viewer {
  constructor(
    readonly kind: ViewerKind,
    readonly id: string | null,
    readonly session: string | null,
    readonly cities: Readonly<Record<string, CityGrant>>,
    /** Permission code → roles that hold it. */
    private readonly permissionRoles: ReadonlyMap<string, readonly string[]>,
    /** The verified token, to be handed on in a service call. */
    readonly token: string | null = null,
  ) {}

  get isEmployee(): boolean {
    return this.kind === "employee";
  }
  get isCitizen(): boolean {
    return this.kind === "citizen";
  }

  /** The grant that counts in a city: its own, or the state's. The code comes from the client, so only own properties count. */
  grantIn(city: string): CityGrant | undefined {
    const own = (code: string) => (Object.hasOwn(this.cities, code) ? this.cities[code] : undefined);
    return own(city) ?? own(city.split(".")[0] ?? city);
  }

  may(permission: string, city: string): boolean {
    if (this.kind === "system") return true;
    const roles = this.permissionRoles.get(permission);
    const grant = this.grantIn(city);
    return !!roles && !!grant && grant.roles.some((role) => roles.includes(role));
  }

  /** Codes of every permission that the viewer's roles in a city carry, in alphabetical order. */
  permissionsIn(city: string): string[] {
    return [...this.permissionRoles.keys()].filter((permission) => this.may(permission, city)).sort();
  }

  /** The cities in which the viewer holds a permission. */
  citiesWhere(permission: string): string[] {
    return Object.keys(this.cities).filter((city) => this.may(permission, city));
  }

  /** The viewer's id, or UNAUTHENTICATED. */
  requireId(): string {
    if (this.id === null) throw unauthenticated();
    return this.id;
  }

  require(permission: string, city: string): void {
    this.requireId();
    if (!this.may(permission, city)) throw forbidden();
  }
}

/** The platform itself: clocks, payments that have come. */
export const SYSTEM = new Viewer("system", null, null, {}, new Map());
