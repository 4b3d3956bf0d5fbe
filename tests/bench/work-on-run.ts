import { workOnRun } from "~/classification/commands/run-models.server.ts";
import { connect, disconnect } from "~/platform/db.server.ts";
import { regimesOfMany } from "~/services/regimes.server.ts";

/** `node work-on-run.js RUN`, once built: works on one run, in a process of its own, so that its memory can be measured. */
connect(process.env.DATABASE_URL ?? "");
await workOnRun(process.argv[2] ?? "", regimesOfMany);
await disconnect();
