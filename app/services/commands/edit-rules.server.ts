import { newId } from "~/lib/ids.ts";
import type { Prisma } from "~/platform/db.server.ts";
import { parseValue } from "../reference.ts";
import type { Condition } from "../rules.ts";
import type { RuleValues } from "../schema.ts";
import { type Edited, type Editor, editOwnVersion } from "./edit-service.server.ts";

/** Adds a rule, or saves one that is there, with its rows. A fault makes it a draft; nothing typed is lost. */
export function saveRule(actor: Editor, serviceId: string, values: RuleValues): Promise<Edited | null> {
  const conditions = values.conditions.flatMap(conditionOf) as unknown as Prisma.InputJsonValue;
  const { effect, join, daysAfterEvent } = values;
  const data = { effect, join, daysAfterEvent, conditions, why: values.why ?? "" };
  return editOwnVersion(actor, serviceId, "service.rule_saved", async (tx, ownId, ruleId) => {
    if (values.ruleId) {
      const known = ruleId(values.ruleId);
      await tx.serviceRule.updateMany({ where: { id: known, serviceId: ownId }, data });
      return known;
    }
    const last = await tx.serviceRule.aggregate({ where: { serviceId: ownId }, _max: { position: true } });
    const id = newId();
    await tx.serviceRule.create({ data: { ...data, id, serviceId: ownId, position: (last._max.position ?? -1) + 1 } });
    return id;
  });
}

/** Takes a rule away. Doing it twice changes nothing. */
export function deleteRule(actor: Editor, serviceId: string, id: string): Promise<Edited | null> {
  return editOwnVersion(actor, serviceId, "service.rule_deleted", async (tx, ownId, ruleId) => {
    await tx.serviceRule.deleteMany({ where: { id: ruleId(id), serviceId: ownId } });
    return ruleId(id);
  });
}

/** A row as typed; an empty one is none. */
function conditionOf({ field, operator, value }: RuleValues["conditions"][number]): Condition[] {
  if (!field && !value) return [];
  return [{ field: field ?? "", operator: operator ?? "", value: parseValue(field ?? "", value ?? "") }];
}
