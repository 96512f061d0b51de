import { expect, test } from "vitest";
import { documentName } from "./document-name.ts";

test.each([
  ["IMG_2031.HEIC", "image/jpeg", "IMG_2031.jpg"],
  ["../../etc/passwd", "image/jpeg", "passwd.jpg"],
  ["C:\\Users\\me\\road.png", "image/webp", "road.webp"],
  ["टूटी सड़क.jpg", "image/jpeg", "टूटी सड़क.jpg"],
  ["ٹوٹی سڑک.jpg", "image/jpeg", "ٹوٹی سڑک.jpg"],
  ['a"\r\nset-cookie: x=1.jpg', "image/jpeg", "aset-cookie x1.jpg"],
  ["\u202Egpj.exe", "image/jpeg", "gpj.jpg"],
  ["", "image/jpeg", "photo.jpg"],
  [".jpg", "image/jpeg", "photo.jpg"],
])("%j is called %s", (given, type, expected) => {
  expect(documentName(given, type)).toBe(expected);
});

test("a long name is cut", () => {
  expect(documentName(`${"a".repeat(500)}.jpg`, "image/jpeg")).toHaveLength(104);
});
