import type { OwnerActor } from "~/platform/auth/guards.server.ts";
import { currentRequest } from "~/platform/log/request.server.ts";
import type { Reporter } from "./commands/report.server.ts";

/** Who reports on a page that is open to all: the first business that a person is proven to belong to, else a stranger. */
export function reporterOf(actor: Pick<OwnerActor, "memberships" | "person"> | null): Reporter {
  const own = actor?.memberships.find((membership) => membership.proven);
  if (actor && own) return { kind: "business", businessId: own.businessId, personId: actor.person.id };
  return { kind: "stranger", address: currentRequest()?.ip ?? "unknown", personId: actor?.person.id ?? null };
}
