import { type DetailedError, Upload } from "tus-js-client";

/** What the portal hands on in one go: no more than this is sent twice when the line breaks. */
const PIECE_BYTES = 256 * 1024;
/** Before each further try, in milliseconds; then the phone is waited for. */
const PAUSES = [0, 1000, 3000, 5000];
const LONGER_PAUSE_MS = 10_000;

/** A photo that lies at the graph, or why it never will. */
export type Sent = { receipt: string } | { refusal: string };

export interface Sending {
  /** Rejects where nothing can be said (a session that ended, a server that is away): the form then sends the file itself. */
  sent: Promise<Sent>;
  giveUp(): void;
}

/**
 * Sends a photo in pieces while the rest of the form is filled in, and goes on where it was whenever the line comes back, after a reload of the
 * page too. Loaded only when a file is chosen.
 */
export function sendPhoto(file: File, { endpoint, progress }: { endpoint: string; progress(part: number | "waiting"): void }): Sending {
  let over = false;
  const statusOf = (error: Error) => (error as DetailedError).originalResponse?.getStatus() ?? 0;
  const upload = new Upload(file, {
    endpoint,
    chunkSize: PIECE_BYTES,
    retryDelays: PAUSES,
    metadata: { filename: file.name },
    removeFingerprintOnSuccess: true,
    // A phone that knows it has no line waits until it has one again.
    onShouldRetry: (error) => navigator.onLine && [0, 409, 423, 502, 503, 504].includes(statusOf(error)),
    onProgress: (bytes, all) => progress(all ? bytes / all : 0),
  });
  const pieces = () =>
    new Promise<void>((resolve, reject) => {
      upload.options.onSuccess = () => resolve();
      upload.options.onError = reject;
      upload.start();
    });
  async function send(): Promise<Sent> {
    const before = (await upload.findPreviousUploads())[0];
    if (over) throw new Error("given up");
    if (before) upload.resumeFromPreviousUpload(before);
    const refused = await whileAway(pieces, (error) => statusOf(error as Error) === 0).then(
      () => null,
      (error: DetailedError) => {
        if (statusOf(error) === 400) return refusalIn(error.originalResponse?.getBody() ?? "");
        throw error;
      },
    );
    if (refused !== null) return { refusal: refused };
    const answer = await whileAway(
      () => fetch(`${upload.url}/receipt`, { method: "POST" }),
      () => true,
    );
    const text = await answer.text();
    if (answer.status === 400) return { refusal: refusalIn(text) };
    const receipt: unknown = answer.ok ? (JSON.parse(text) as { id?: unknown }).id : null;
    if (typeof receipt !== "string") throw new Error(`no receipt: ${answer.status}`);
    return { receipt };
  }
  /** Does it again whenever the line is back. */
  async function whileAway<T>(work: () => Promise<T>, isAway: (error: unknown) => boolean): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (over || !isAway(error)) throw error;
        progress("waiting");
        await lineBack();
      }
    }
  }
  return {
    sent: send(),
    giveUp() {
      over = true;
      void upload.abort(true).catch(() => undefined);
    },
  };
}

const lineBack = () =>
  new Promise<void>((back) => {
    window.addEventListener("online", () => back(), { once: true });
    setTimeout(back, LONGER_PAUSE_MS);
  });

/** What the graph says to people about a file that it does not take. */
function refusalIn(body: string): string {
  try {
    const [error] = (JSON.parse(body) as { errors: { message: string; extensions?: { fields?: { message?: string }[] } }[] }).errors;
    return error?.extensions?.fields?.[0]?.message ?? error?.message ?? "";
  } catch {
    return "";
  }
}
