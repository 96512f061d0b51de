import { join } from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The workspace is the root: packages are linked from there.
  turbopack: { root: join(import.meta.dirname, "..") },
  serverExternalPackages: ["sharp"],
  devIndicators: false,
  experimental: {
    globalNotFound: true,
    // Three photos straight from a camera, where no JavaScript could shrink them; the upload route counts for itself.
    proxyClientMaxBodySize: "40mb",
  },
};

export default config;
