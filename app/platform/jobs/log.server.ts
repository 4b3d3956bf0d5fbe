import { Logger } from "graphile-worker";
import { log } from "../log/log.server.ts";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The job runner's own messages in the portal's log. Payloads are ids, so its texts carry no personal data. */
export function jobEvents(): Logger {
  return new Logger((scope) => (level, message) => {
    log()[LEVELS[level]]({ task: scope.taskIdentifier, job: scope.jobId }, message);
  });
}
