import { expect, test } from "vitest";
import { passwordFault, temporaryPassword } from "./password.ts";

const about = { username: "rajinder@pb.amritsar", current: "the-old-password" };

test("a temporary password is fourteen characters that cannot be misread, and never the same", () => {
  const made = Array.from({ length: 200 }, temporaryPassword);
  for (const one of made) expect(one).toMatch(/^[a-zA-Z2-9]{14}$/);
  for (const one of made) expect(one).not.toMatch(/[0O1lIi]/);
  expect(new Set(made).size).toBe(200);
});

test("a new password must be long enough, new, and not the user name", () => {
  expect(passwordFault("short", about)?.code).toBe("field.tooShort");
  expect(passwordFault("x".repeat(201), about)?.code).toBe("field.tooLong");
  expect(passwordFault(about.current, about)?.code).toBe("password.same");
  expect(passwordFault("Rajinder-2026", about)?.code).toBe("password.easy");
  expect(passwordFault("aaaaaaaaaaaa", about)?.code).toBe("password.easy");
  expect(passwordFault("कमल का फूल सुंदर", about)).toBeNull();
  expect(passwordFault("green tractor in rain", about)).toBeNull();
});
