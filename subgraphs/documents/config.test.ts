import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const S3 = {
  FILES_STORE: "s3",
  FILES_S3_BUCKET_URL: "https://s3.example/civic-files",
  FILES_S3_ACCESS_KEY_ID: "civic",
  FILES_S3_SECRET_ACCESS_KEY: "secret",
};

test("without settings files lie in the data folder", () => {
  expect(readConfig({ DATA_DIR: "/city" })).toMatchObject({ filesFolder: "/city/files", s3: null });
});

test("a bucket is chosen with its address and its keys; empty variables count as not set", () => {
  expect(readConfig({ ...S3, FILES_S3_REGION: "" }).s3).toEqual({
    url: "https://s3.example/civic-files",
    region: "us-east-1",
    accessKeyId: "civic",
    secretAccessKey: "secret",
  });
  expect(readConfig({ ...S3, FILES_STORE: "disk" }).s3).toBeNull();
});

test("what a bucket lacks is named, all of it at once", () => {
  expect(() => readConfig({ FILES_STORE: "s3" })).toThrow(
    /FILES_S3_BUCKET_URL[\s\S]*FILES_S3_ACCESS_KEY_ID[\s\S]*FILES_S3_SECRET_ACCESS_KEY/,
  );
  expect(() => readConfig({ ...S3, FILES_S3_BUCKET_URL: "ftp://s3.example" })).toThrow("FILES_S3_BUCKET_URL");
});

test("a scanner is named by host and port or by the path of its socket; by anything else the start stops", () => {
  expect(readConfig({}).clamdAddress).toBeNull();
  for (const address of ["127.0.0.1:3310", "clamav:3310", "/run/clamav/clamd.ctl"])
    expect(readConfig({ CLAMD_ADDRESS: address }).clamdAddress).toBe(address);
  for (const address of ["clamav", "3310", "http://clamav:3310"])
    expect(() => readConfig({ CLAMD_ADDRESS: address })).toThrow("CLAMD_ADDRESS");
});
