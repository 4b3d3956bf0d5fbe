import nodemailer, { type Transporter } from "nodemailer";
import { now } from "~/lib/clock.ts";
import { config } from "../config.server.ts";
import { db } from "../db.server.ts";
import { log } from "../log/log.server.ts";

let transport: { key: string; transporter: Transporter } | undefined;

function mailServer(url: string, waitMs: number): Transporter {
  const key = `${waitMs} ${url}`;
  if (transport?.key !== key) {
    const wait = { connectionTimeout: waitMs, greetingTimeout: waitMs, socketTimeout: waitMs };
    const settings = { url, ...wait, disableFileAccess: true, disableUrlAccess: true };
    transport = { key, transporter: nodemailer.createTransport(settings) };
  }
  return transport.transporter;
}

/**
 * The job behind `queueMail`: sends one message that is still waiting; one that was sent before is left alone.
 * Without a mail server the message is kept, to be read at `/dev/mailbox`.
 * @throws when the server may take it later, so that the job runner tries again
 */
export async function sendMessage({ messageId }: { messageId: string }, attempt: { last: boolean }): Promise<void> {
  const message = await db().message.findUnique({ where: { id: messageId } });
  if (message?.state !== "waiting") return;
  const { mail } = config();
  if (!mail.smtpUrl) {
    await db().message.update({ where: { id: messageId }, data: { state: "kept" } });
    return;
  }
  try {
    await mailServer(mail.smtpUrl, mail.waitMs).sendMail({
      from: mail.from,
      to: { name: "", address: message.recipient },
      subject: message.subject,
      text: message.text,
      html: message.html,
      // the same at each attempt: a mail server that already took it can tell
      messageId: `<${message.id}@${senderDomain(mail.from)}>`,
      date: message.createdAt,
      headers: { "Auto-Submitted": "auto-generated", ...stopHeaders(message.stopUrl) },
    });
  } catch (error) {
    await noteFailure(messageId, error, attempt.last);
    return;
  }
  await db().message.update({
    where: { id: messageId },
    data: { state: "sent", sentAt: now(), attempts: { increment: 1 }, lastError: null },
  });
}

async function noteFailure(messageId: string, error: unknown, last: boolean): Promise<void> {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const reason = [code, responseCode].filter(Boolean).join(" ") || "unknown";
  const final = last || (responseCode !== undefined && responseCode >= 500 && code === "EENVELOPE");
  await db().message.update({
    where: { id: messageId },
    data: { attempts: { increment: 1 }, lastError: reason, ...(final ? { state: "failed" } : {}) },
  });
  log()[final ? "error" : "warn"]({ message: messageId, reason }, final ? "a message was given up" : "a message waits");
  if (!final) throw new Error(`The mail server did not take the message: ${reason}`);
}

/** One press in the mail program stops messages like this (RFC 2369, RFC 8058). */
function stopHeaders(stopUrl: string | null): Record<string, string> {
  return stopUrl ? { "List-Unsubscribe": `<${stopUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {};
}

function senderDomain(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
}
