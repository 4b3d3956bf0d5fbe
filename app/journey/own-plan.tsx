import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { OwnPlan } from "./own-plan.server.ts";

const words = texts.journey.mine;

/** The way back to a starter's plan, or to a first one. */
export function OwnPlanCard({ plan }: { plan: OwnPlan | null }) {
  if (!plan) {
    return (
      <p>
        {words.none} <Link to="/start">{words.begin}</Link>
      </p>
    );
  }
  return (
    <section className="card card-link">
      <h2>
        <Link to={plan.to}>{plan.name ? `${words.title}: ${plan.name}` : words.title}</Link>
      </h2>
      <p className="muted">{words.line(plan.done, plan.all)}</p>
    </section>
  );
}
