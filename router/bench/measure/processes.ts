import { readdirSync, readFileSync } from "node:fs";

export interface Usage {
  /** Milliseconds of CPU since it began, its children's included. */
  cpu: number;
  /** Megabytes in memory now; pages that several processes share are divided among them. */
  memory: number;
}

/** The kernel counts CPU in hundredths of a second. */
const TICK_MS = 10;

/** Parent of each process of this machine. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(Number(name));
    if (fields) found.set(Number(name), Number(fields[1]));
  }
  return found;
}

/** The fields of `/proc/<pid>/stat` from the state on; null where it is gone. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

function memoryOf(pid: number): number {
  for (const [file, field] of [
    ["smaps_rollup", "Pss"],
    ["status", "VmRSS"],
  ] as const) {
    try {
      const kilobytes = readFileSync(`/proc/${pid}/${file}`, "utf8").match(new RegExp(`^${field}:\\s+(\\d+)`, "m"))?.[1];
      if (kilobytes) return Number(kilobytes) / 1024;
    } catch {
      // Another user's process does not show its pages; its resident size is near enough.
    }
  }
  return 0;
}

/** What a process and all below it use, with what its ended children used. */
export function usageOf(pid: number): Usage {
  const parentOf = parents();
  const family = new Set([pid]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const [child, parent] of parentOf) if (family.has(parent)) family.add(child);
  }
  let cpu = 0;
  let memory = 0;
  for (const member of family) {
    const fields = statOf(member);
    if (!fields) continue;
    // utime, stime, and of children that were waited for: cutime, cstime.
    cpu += fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS;
    memory += memoryOf(member);
  }
  return { cpu, memory };
}

/** The load generator itself. */
export function ownUsage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1000, memory: process.memoryUsage.rss() / 1024 / 1024 };
}
