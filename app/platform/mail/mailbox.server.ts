import { isId } from "~/lib/ids.ts";
import { notFound } from "../auth/refuse.server.ts";
import { config } from "../config.server.ts";
import { db } from "../db.server.ts";

const PAGE = 30;

/** Kept messages may be read in development and in the demonstration, while there is no mail server; else 404. */
export function requireMailbox(): void {
  if (!config().mailbox.enabled) notFound();
}

/** A page of kept messages, the newest first. @param before  the id of the last one on the page before */
export async function listKeptMessages(before: string | null) {
  const found = await db().message.findMany({
    where: { state: "kept", ...(before && isId(before) ? { id: { lt: before } } : {}) },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: { id: true, recipient: true, subject: true, createdAt: true },
  });
  return { messages: found.slice(0, PAGE), next: found.length > PAGE ? (found[PAGE - 1]?.id ?? null) : null };
}

export async function getKeptMessage(id: string | undefined) {
  if (!isId(id)) notFound();
  return (await db().message.findFirst({ where: { id, state: "kept" } })) ?? notFound();
}
