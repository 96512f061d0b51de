import { createReadStream } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { pipeline } from "node:stream/promises";
import { unavailable } from "@civicgraph/kit";
import type { Scanner } from "./scanner.ts";

/** A scanner that says nothing for so long is away; a photo takes it a fraction of a second. */
const SILENCE_MS = 20_000;
const LONGEST_ANSWER = 4096;

/** Frames of INSTREAM: each part with its length before it, then a length of nought. */
async function* frames(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const lengthOf = (bytes: number) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes);
    return length;
  };
  for await (const part of parts)
    if (part.length > 0) {
      yield lengthOf(part.length);
      yield part;
    }
  yield lengthOf(0);
}

/** The one answer to a command, up to its closing NUL; throws where it does not come whole. */
async function answerOf(socket: Socket): Promise<string> {
  let answer = "";
  for await (const part of socket) {
    answer += String(part);
    if (answer.includes("\0")) return answer.slice(0, answer.indexOf("\0"));
    if (answer.length > LONGEST_ANSWER) break;
  }
  throw new Error("the scanner broke off");
}

/** ClamAV's daemon at `host:port` or at the path of its socket (https://docs.clamav.net/manual/Usage/Scanning.html#clamd). */
export function clamd(address: string, silenceMs = SILENCE_MS): Scanner {
  const at = address.lastIndexOf(":");
  const target = address.startsWith("/") ? { path: address } : { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
  async function ask(command: string, path?: string): Promise<string> {
    const socket = createConnection(target);
    socket.setTimeout(silenceMs, () => socket.destroy(new Error("the scanner says nothing")));
    async function* question() {
      yield Buffer.from(`z${command}\0`);
      if (path !== undefined) yield* frames(createReadStream(path));
    }
    // Its answer decides: one that comes before it has read all (a limit of its own is passed) breaks the sending off.
    pipeline(question, socket, { end: false }).catch(() => undefined);
    try {
      return await answerOf(socket);
    } finally {
      socket.destroy();
    }
  }
  return {
    async scan(path) {
      const answer = await ask("INSTREAM", path).catch((error: Error) => error.message);
      const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
      if (found) return found;
      if (answer === "stream: OK") return null;
      throw unavailable("upload.notScanned");
    },
    async fault() {
      return (await ask("PING").catch(() => null)) === "PONG" ? null : "does not answer";
    },
  };
}
