import { createHash } from "node:crypto";
import { unavailable } from "@civicgraph/kit";
import { AwsV4Signer } from "aws4fetch";
import { Agent, type Dispatcher, request } from "undici";
import type { S3Settings } from "../config.ts";
import { checkedKey, type ObjectStore } from "./object-store.ts";

const TIMEOUT_MS = 20_000;
const CONNECTIONS = 20;
const sha256 = (content: Buffer) => createHash("sha256").update(content).digest("hex");

/**
 * Objects in a bucket of any server that speaks S3. Each request is signed (Signature Version 4) with the hash of what it carries, so that
 * what arrives is what was sent. The bucket is the operator's to make, closed to the public: a link of ours leads through us.
 */
export function s3Store({ url, region, accessKeyId, secretAccessKey }: S3Settings): ObjectStore {
  const bucket = url.replace(/\/$/, "");
  const agent = new Agent({ connections: CONNECTIONS, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
  async function send(method: Dispatcher.HttpMethod, path: string, body: Buffer = Buffer.alloc(0)): Promise<Dispatcher.ResponseData> {
    const signed = await new AwsV4Signer({
      service: "s3",
      region,
      accessKeyId,
      secretAccessKey,
      method,
      url: `${bucket}${path}`,
      headers: { "x-amz-content-sha256": sha256(body) },
    }).sign();
    const headers = { ...Object.fromEntries(signed.headers), "content-length": String(body.length) };
    return request(signed.url, { dispatcher: agent, method, headers, body: method === "PUT" ? body : null }).catch(() => {
      throw unavailable();
    });
  }
  /** The rest of an answer is read and forgotten, so that its connection is free again. */
  const end = async (answer: Dispatcher.ResponseData, taken: readonly number[]): Promise<number> => {
    await answer.body.dump().catch(() => undefined);
    if (!taken.includes(answer.statusCode)) throw unavailable();
    return answer.statusCode;
  };
  return {
    async put(key, content) {
      await end(await send("PUT", `/${checkedKey(key)}`, content), [200]);
    },
    async get(key) {
      const answer = await send("GET", `/${checkedKey(key)}`);
      if (answer.statusCode === 200) return { size: Number(answer.headers["content-length"]), content: answer.body };
      await end(answer, [404]);
      return null;
    },
    async delete(key) {
      await end(await send("DELETE", `/${checkedKey(key)}`), [200, 204, 404]);
    },
    async fault() {
      const answer = await send("HEAD", "").catch(() => null);
      if (!answer) return "does not answer";
      const status = await end(answer, [200, 403, 404, answer.statusCode]);
      return status === 200 ? null : `the bucket answers ${status}`;
    },
  };
}
