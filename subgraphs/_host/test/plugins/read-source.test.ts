import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newPlugin } from "../../plugins/tools/new-plugin.ts";
import { readSource } from "../../plugins/tools/read-source.ts";
import { root } from "../../root.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "civicgraph-sources-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A tarball as `npm pack` makes it. */
function packed(name: string, change: (place: string) => void = () => undefined): string {
  const place = join(folder, name, "package");
  mkdirSync(place, { recursive: true });
  cpSync(join(root, "plugins/pet-registration"), place, { recursive: true, filter: (path) => !path.includes("node_modules") });
  change(place);
  const file = join(folder, `${name}.tgz`);
  execFileSync("tar", ["-czf", file, "-C", join(folder, name), "package"]);
  return file;
}

describe("a service is read", () => {
  test("from a tarball, in a process of its own that knows no key of ours", async () => {
    // What it could take along is what its environment holds.
    const file = packed("pets", (place) => {
      const text = readFileSync(join(place, "subgraph.ts"), "utf8");
      writeFileSync(
        join(place, "subgraph.ts"),
        `if (process.env.SERVICE_SECRET || process.env.HOME) throw new Error("it sees too much");\n${text}`,
      );
    });
    const source = await readSource(file, { ...process.env, SERVICE_SECRET: "of the city" });
    expect(source).toMatchObject({
      origin: { kind: "package" },
      faults: [],
      manifest: { name: "pet-registration" },
      parts: { migrations: ["Migration20261127_initial"] },
    });
    expect(source.sdl).toContain("type PetRegistration implements Case");
    source.discard();
  });

  test("as plugin:new writes it", async () => {
    const place = await newPlugin(join(folder, "stall-permit"), { title: "Stall permit", publisher: "City of Amritsar" }, () => undefined);
    const source = await readSource(place, process.env, true);
    expect(source).toMatchObject({
      faults: [],
      manifest: { name: "stall-permit", plugin: { publisher: { name: "City of Amritsar" } }, service: { typeName: "StallPermit" } },
    });
    expect(source.messages.en?.["service.label"]).toBe("Stall permit");
    expect(JSON.stringify(source)).not.toMatch(/sample.?permit/i);
    await expect(newPlugin(place, {}, () => undefined)).rejects.toThrow("is there already");
    await expect(newPlugin(join(folder, "Stall_Permit"), {}, () => undefined)).rejects.toThrow("cannot be a service's name");
  });
});

describe("what is no service is said in one line", () => {
  test("a package with links out of itself", async () => {
    const file = packed("links", (place) => symlinkSync("/etc/passwd", join(place, "passwd")));
    await expect(readSource(file, process.env)).rejects.toThrow("holds links");
  });

  test("a folder without a subgraph, one that does not load, a file that is none", async () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    await expect(readSource(empty, process.env)).rejects.toThrow("holds no subgraph.ts");
    writeFileSync(join(empty, "subgraph.ts"), "throw new Error('not today');");
    await expect(readSource(empty, process.env)).rejects.toThrow("cannot be loaded: not today");
    const text = join(folder, "text.tgz");
    writeFileSync(text, "no archive");
    await expect(readSource(text, process.env)).rejects.toThrow("no folder, no package and no address");
  });

  test("an address at which nobody is, and one that is no subgraph", async () => {
    await expect(readSource("http://127.0.0.1:1/graphql", process.env)).rejects.toThrow("does not answer");
    let answer = "<html>";
    const server = createServer((_request, response) => response.end(answer));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    await expect(readSource(url, process.env)).rejects.toThrow("no JSON");
    answer = "{}";
    await expect(readSource(url, process.env)).rejects.toThrow("is no federated subgraph");
    answer = JSON.stringify({ data: { _service: { sdl: "type Query { x: Int }" } }, manifest: { name: "x" }, messages: {} });
    expect((await readSource(url, process.env)).faults[0]).toMatch(/^it is not of the contract's form/);
    await new Promise((done) => server.close(done));
  });
});
