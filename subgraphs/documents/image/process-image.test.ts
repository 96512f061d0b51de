import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { processImage } from "./process-image.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "civicgraph-image-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
async function fileOf(bytes: Buffer, name = "photo.jpg"): Promise<string> {
  const path = join(folder, `${count++}-${name}`);
  await writeFile(path, bytes);
  return path;
}

/** A picture whose left half is red and right half blue: one sees how it was turned. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#0000ff" } }).composite([
    { input: { create: { width: Math.floor(width / 2), height, channels: 3, background: "#ff0000" } }, left: 0, top: 0 },
  ]);

/** A PNG of any size in its header, whose data never come: as a bomb begins. */
function pngClaiming(width: number, height: number): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) => {
    let c = 0xffffffff;
    for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] as number) ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

describe("a photo", () => {
  test("loses its EXIF, the place of taking included", async () => {
    const path = await fileOf(
      await halves(800, 600)
        .jpeg()
        .withExif({
          IFD0: { Make: "Phone", Copyright: "Somebody" },
          IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 38/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "74/1 52/1 0/1" },
        })
        .toBuffer(),
    );
    expect((await sharp(path).metadata()).exif?.toString("latin1")).toContain("Phone");
    const { full, thumbnail } = await processImage(path);
    for (const { bytes } of [full, thumbnail]) {
      const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc }).toEqual({});
      expect(bytes.toString("latin1")).not.toMatch(/Phone|Somebody|Exif/);
    }
  });

  test("is turned upright as its EXIF says", async () => {
    // Orientation 6: the camera was held on its side; to be shown turned by 90° clockwise.
    const path = await fileOf(await halves(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer());
    const { full } = await processImage(path);
    expect([full.width, full.height]).toEqual([200, 400]);
    const { data, info } = await sharp(full.bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)];
    expect(at(100, 40)[0]).toBeGreaterThan(200);
    expect(at(100, 360)[2]).toBeGreaterThan(200);
  });

  test("has at most 2,000 pixels a side, its thumbnail 320; a small one is not enlarged", async () => {
    const large = await processImage(await fileOf(await halves(4000, 3000).jpeg().toBuffer()));
    expect([large.full.width, large.full.height, large.full.contentType]).toEqual([2000, 1500, "image/jpeg"]);
    expect([large.thumbnail.width, large.thumbnail.height, large.thumbnail.contentType]).toEqual([320, 240, "image/webp"]);
    const small = await processImage(await fileOf(await halves(100, 50).png().toBuffer()));
    expect([small.full.width, small.full.height]).toEqual([100, 50]);
  });

  test.each(["png", "webp", "avif"] as const)("may come as %s, whatever its name says", async (format) => {
    const { full } = await processImage(await fileOf(await halves(64, 64).removeAlpha().toFormat(format).toBuffer(), "letter.pdf"));
    expect(full.contentType).toBe("image/jpeg");
  });

  test("with transparency becomes WebP", async () => {
    const path = await fileOf(
      await sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.4 } } })
        .png()
        .toBuffer(),
    );
    const { full } = await processImage(path);
    expect(full.contentType).toBe("image/webp");
    expect((await sharp(full.bytes).metadata()).hasAlpha).toBe(true);
  });

  test("carries nothing that was hung behind it", async () => {
    const path = await fileOf(Buffer.concat([await halves(64, 64).jpeg().toBuffer(), Buffer.from("<script>alert(1)</script>")]));
    const { full, thumbnail } = await processImage(path);
    expect(Buffer.concat([full.bytes, thumbnail.bytes]).toString("latin1")).not.toContain("script");
  });
});

describe("refused", () => {
  const svg = Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>',
  );
  test.each([
    ["a PDF named .jpg", PDF],
    ["an SVG", svg],
    ["a GIF", Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64")],
    ["text", Buffer.from("just words")],
    ["nothing", Buffer.alloc(0)],
    ["random bytes", Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7919) % 256))],
  ])("%s: not an image", async (_name, bytes) => {
    await expect(processImage(await fileOf(bytes))).rejects.toMatchObject({ fault: "upload.notAnImage" });
  });

  test("a decompression bomb, by its header", async () => {
    const bomb = pngClaiming(40_000, 40_000);
    expect(bomb.length).toBeLessThan(10_000);
    await expect(processImage(await fileOf(bomb))).rejects.toMatchObject({ fault: "upload.tooManyPixels" });
  });

  test("a bomb that is whole: 100 million pixels in some kilobytes", async () => {
    const bytes = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: "#000" }, limitInputPixels: false })
      .png({ compressionLevel: 9 })
      .toBuffer();
    await expect(processImage(await fileOf(bytes))).rejects.toMatchObject({ fault: "upload.tooManyPixels" });
  });

  test("a photo that breaks off in the middle", async () => {
    const whole = await sharp({
      create: { width: 1200, height: 900, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 30 } },
    })
      .jpeg()
      .toBuffer();
    await expect(processImage(await fileOf(whole.subarray(0, whole.length / 2)))).rejects.toMatchObject({ fault: "upload.broken" });
  });

  test("the beginning of a JPEG and then noise", async () => {
    const bytes = Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), Buffer.alloc(2000, 7)]);
    await expect(processImage(await fileOf(bytes))).rejects.toMatchObject({ fault: "upload.broken" });
  });

  test("HEIC, with its own advice", async () => {
    const bytes = Buffer.concat([Buffer.from("000000186674797068656963", "hex"), Buffer.from("00000000mif1heic"), Buffer.alloc(200)]);
    await expect(processImage(await fileOf(bytes))).rejects.toMatchObject({ fault: "upload.heic" });
  });
});
