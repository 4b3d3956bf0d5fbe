import { redirect } from "@remix-run/node";
import { now } from "~/lib/clock.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { findPlanByToken, type KeptPlan } from "./queries.server.ts";

/** The plan at an address, for its first page: a plan that has run out is told kindly there. 404 when there never was one. */
export async function openPlan(token: string | undefined): Promise<KeptPlan | "gone"> {
  const found = await findPlanByToken(db(), token, now());
  if (!found) notFound();
  if (found.kind === "gone") return "gone";
  if (found.plan.madeAt === null) throw redirect("/start");
  return found.plan;
}

/** The same for the pages behind it: one that has run out leads to its first page, which says so. */
export async function openLivePlan(token: string | undefined): Promise<KeptPlan> {
  const plan = await openPlan(token);
  if (plan === "gone") throw redirect(`/plan/${token}`);
  return plan;
}
