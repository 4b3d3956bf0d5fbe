import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { bench } from "../tests/bench/bench.ts";
import { ensureBuilt } from "./ground/install.mjs";

/** `npm run bench -- --businesses 100000`: how fast the portal is beside a bare server on the same machine; with
 * --recompute how fast all businesses are worked out anew, with --only directory how fast so many listed firms are searched,
 * with --only needs how fast what fits a need is found among them. */
const { values } = parseArgs({
  options: {
    businesses: { type: "string", default: "100000" },
    connections: { type: "string", default: "16" },
    seconds: { type: "string", default: "10" },
    only: { type: "string" },
    queue: { type: "string", default: "0" },
    processes: { type: "string", default: String(availableParallelism()) },
    fresh: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
    recompute: { type: "boolean", default: false },
  },
});

const directory = values.only === "directory";
const needs = values.only === "needs";

// no page is asked for
if (!needs) ensureBuilt();
await bench({
  businesses: Number(values.businesses),
  connections: Number(values.connections),
  seconds: Number(values.seconds),
  only: directory || needs ? null : (values.only?.split(",") ?? null),
  directory,
  needs,
  queue: Number(values.queue),
  processes: Number(values.processes),
  fresh: values.fresh,
  profile: values.profile,
  recompute: values.recompute,
});
