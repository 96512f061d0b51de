import { createConnection, createServer, type Socket } from "node:net";

/** A connection to a server that can be made to break. */
export interface CutLine {
  url: string;
  /** The next connection over which so many bytes have gone up passes on no more, and breaks, on both sides, once `when` has come. */
  cutAfter(bytes: number, when?: () => Promise<unknown>): void;
  /** How often it broke. */
  cuts: number;
  stop(): Promise<void>;
}

/** Stands between a client and the server at `port`, passes on what comes, and breaks where it is told to. */
export async function cutLine(port: number): Promise<CutLine> {
  let left = Number.POSITIVE_INFINITY;
  let ready: () => Promise<unknown> = async () => undefined;
  const open = new Set<Socket>();
  const server = createServer((phone) => {
    const far = createConnection(port, "127.0.0.1");
    for (const socket of [phone, far]) {
      open.add(socket);
      socket
        .on("error", () => undefined)
        .on("close", () => {
          open.delete(socket);
          phone.destroy();
          far.destroy();
        });
    }
    far.pipe(phone);
    phone.on("data", (bytes) => {
      const passed = bytes.subarray(0, left);
      left -= bytes.length;
      far.write(passed);
      if (passed.length === bytes.length) return;
      left = Number.POSITIVE_INFINITY;
      phone.pause();
      void ready().finally(() => {
        line.cuts += 1;
        phone.resetAndDestroy();
        far.resetAndDestroy();
      });
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const line: CutLine = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    cuts: 0,
    cutAfter(bytes, when = async () => undefined) {
      left = bytes;
      ready = when;
    },
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
  return line;
}
