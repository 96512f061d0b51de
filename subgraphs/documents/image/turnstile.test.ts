import { expect, test } from "vitest";
import { turnstile } from "./turnstile.ts";

const full = () => {
  throw new Error("full");
};

test("no more than two are inside at once, and all get through", async () => {
  const pass = turnstile({ atOnce: 2, maxWaiting: 10, onFull: full });
  let inside = 0;
  let most = 0;
  const done = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      pass(async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 2));
        inside--;
        return i;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("who finds the queue full is turned away; a failure frees its place", async () => {
  const pass = turnstile({ atOnce: 1, maxWaiting: 1, onFull: full });
  const failing = pass(() => Promise.reject(new Error("broken")));
  const waiting = pass(async () => "through");
  await expect(pass(async () => "never")).rejects.toThrow("full");
  await expect(failing).rejects.toThrow("broken");
  await expect(waiting).resolves.toBe("through");
  await expect(pass(async () => "again")).resolves.toBe("again");
});
