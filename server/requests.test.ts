import { expect, test } from "vitest";
import { refuseOversize } from "./requests.ts";

const MB = 1024 * 1024;
const FORM = "/business/0190a1b2-c3d4-7000-8000-0123456789ab/news/new";

/** @returns the status it was turned away with; null when it goes on */
function asked(path: string, length: number): number | null {
  let status: number | null = null;
  const res = {
    locals: {},
    setHeader: () => res,
    status: (code: number) => {
      status = code;
      return res;
    },
    getHeader: () => undefined,
    type: () => res,
    set: () => res,
    send: () => res,
    end: () => res,
  };
  const req = { method: "POST", path, originalUrl: path, headers: { host: "localhost", "content-length": String(length) } };
  refuseOversize(MB)(req as never, res as never, () => undefined);
  return status;
} // biome-ignore format: one request

test.each([
  ["/register/what", 2 * MB, 413],
  [FORM, 12 * MB, null],
  [`${FORM}.data`, 24 * MB, null],
  [FORM, 40 * MB, 413],
])("%s with %i bytes: %s", (path, length, status) => expect(asked(path, length)).toBe(status));
