// Bundles scripts and styles into dist/, each also compressed; run by `make assets`.
import { build } from "esbuild";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
await build({
  entryPoints: [
    { in: "scripts/main.ts", out: "wiec" },
    { in: "styles/main.css", out: "wiec" },
  ],
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2020", "safari14", "firefox90", "chrome90"],
  legalComments: "none",
});
for (const name of readdirSync("dist")) {
  const bytes = readFileSync(`dist/${name}`);
  writeFileSync(`dist/${name}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`dist/${name}.br`, brotliCompressSync(bytes));
}
