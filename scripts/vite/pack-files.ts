import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";

const pack = promisify(brotliCompress);
/** Shorter ones gain nothing. */
const LEAST = 1_000;

/** Puts a packed copy beside each script and style for browsers: smaller than one packed while somebody waits for it. */
export function packFiles(): Plugin {
  return {
    name: "pack-files",
    apply: (_config, { isSsrBuild, command }) => !isSsrBuild && command === "build",
    async writeBundle({ dir = "" }, bundle) {
      const files = Object.values(bundle).map((file) => ({
        name: file.fileName,
        content: Buffer.from(file.type === "chunk" ? file.code : file.source),
      }));
      const worth = files.filter(({ name, content }) => /\.(js|css|svg)$/.test(name) && content.length >= LEAST);
      await Promise.all(
        worth.map(async ({ name, content }) => {
          const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
          await writeFile(join(dir, `${name}.br`), await pack(content, { params }));
        }),
      );
    },
  };
}
