// npm run client: builds shuangyu/client into dist/client, and says how large it is.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const outfile = "dist/client/index.js";
await build({
  ...{ entryPoints: ["src/client/index.ts"], outfile },
  ...{
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    logLevel: "warning",
  },
});
const tsc = createRequire(import.meta.url)
  .resolve("typescript/package.json")
  .replace("package.json", "bin/tsc");
execFileSync(process.execPath, [
  ...[tsc, "src/client/index.ts", "--ignoreConfig", "--declaration", "--emitDeclarationOnly"],
  ...["--outDir", "dist/client", "--rootDir", "src/client", "--lib", "es2024,dom", "--types", ""],
  ...["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--strict"],
  ...["--exactOptionalPropertyTypes", "--allowImportingTsExtensions", "--verbatimModuleSyntax"],
]);
const script = readFileSync(outfile);
console.log(`${outfile}: ${script.length} bytes, ${gzipSync(script, { level: 9 }).length} gzip`);
