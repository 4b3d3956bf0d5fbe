import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { OwnerActor } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { joinGroup, leaveGroup } from "./join.server.ts";

const words = texts.follow.groups;

const JoinForm = z.object({
  businessId: z.uuid(),
  intent: z.enum(["join", "leave"], { error: texts.ui.form.choose }),
});

/** Joining and leaving a group, for one of one's businesses. */
export async function answerJoin(request: Request, actor: OwnerActor, group: { key: string; name: string }) {
  const form = await parseForm(request, JoinForm);
  const here = `/groups/${group.key}`;
  if (!form.ok) return redirect(here);
  const membership = actor.memberships.find(({ businessId }) => businessId === form.value.businessId);
  if (!membership || membership.role === "viewer") notFound();
  if (form.value.intent === "leave") {
    await leaveGroup(membership, group.key);
    return redirectWithFlash(request, here, words.left(group.name));
  }
  const done = await joinGroup({ ...membership, person: actor.person }, group.key);
  if (done === "gone") notFound();
  if (done === "joined") return redirectWithFlash(request, here, words.joined(group.name));
  return redirectWithFlash(request, here, done === "too_many" ? words.tooMany : words.notProven, { tone: "notice" });
}
