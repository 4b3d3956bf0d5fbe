import { Link } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import type { BusinessRecord } from "../queries/find-business.server.ts";

const { record: words, decisions } = texts.triage;

interface Props {
  businessId: string;
  triage: BusinessRecord["triage"];
  mayDecide: boolean;
}

/** "Triage: contact, by Helen Bradbury, until 3 May 2026", with the way to decide. */
export function RecordTriage({ businessId, triage, mayDecide }: Props) {
  if (!triage && !mayDecide) return null;
  const decision = triage && (decisions[triage.decision] ?? triage.decision);
  return (
    <p>
      {triage && decision ? (
        <>{words.line(decision, triage.by ?? words.unknown, formatDay(triage.decision === "no_action" ? triage.backOn : triage.dueOn))} </>
      ) : null}
      {mayDecide ? <Link to={`/staff/growth/${businessId}?next=%2Fstaff%2Fgrowth`}>{triage ? words.change : words.decide}</Link> : null}
    </p>
  ); // biome-ignore format: a line each
}
