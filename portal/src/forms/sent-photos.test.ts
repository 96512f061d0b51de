import { expect, test } from "vitest";
import { readSentPhotos } from "./sent-photos.ts";

const formOf = (...entries: string[]) => {
  const form = new FormData();
  for (const entry of entries) form.append("attachments.sent", entry);
  return form;
};
const photo = { receipt: "WyJhIl0.c2lnbmF0dXJl", name: "सड़क.jpg", thumbnail: "data:image/jpeg;base64,/9j/4AA=" };

test("a photo that a script has sent is read with its receipt, name and small picture", () => {
  expect(readSentPhotos(formOf(JSON.stringify(photo)), "attachments")).toEqual([photo]);
  expect(readSentPhotos(formOf(), "attachments")).toEqual([]);
});

test("what is no receipt is left out, and a picture of another kind is not shown", () => {
  for (const entry of ["", "null", "[]", "{", JSON.stringify({ ...photo, receipt: "<script>" }), JSON.stringify({ name: "x" })])
    expect(readSentPhotos(formOf(entry), "attachments")).toEqual([]);
  for (const thumbnail of [
    "https://elsewhere.example/x.jpg",
    "data:image/svg+xml;base64,AAAA",
    7,
    `data:image/jpeg;base64,${"A".repeat(20_000)}`,
  ])
    expect(readSentPhotos(formOf(JSON.stringify({ ...photo, thumbnail })), "attachments")).toEqual([{ ...photo, thumbnail: null }]);
});
