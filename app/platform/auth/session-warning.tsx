import { useEffect, useState } from "react";
import { texts } from "~/texts/texts.ts";

const words = texts.ui.sessionEnd;
const WARN_MS = 2 * 60_000;

interface SessionWarningProps {
  /** when the session ends unless something happens, in milliseconds since 1970 */
  endsAt: number;
  /** whether using the portal makes it last longer */
  canStay: boolean;
}

/**
 * Says two minutes before that the session is about to end. Needs scripts; without them nothing is lost either, for what
 * is sent after the end is kept until the person has signed in again.
 */
export function SessionWarning({ endsAt, canStay }: SessionWarningProps) {
  const [end, setEnd] = useState(endsAt);
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => setEnd(endsAt), [endsAt]);
  useEffect(() => {
    const look = () => setLeft(end - Date.now() < WARN_MS ? end - Date.now() : null);
    look();
    const timer = setInterval(look, 15_000);
    return () => clearInterval(timer);
  }, [end]);
  if (left === null) return null;
  const stay = async () => {
    const answer = await fetch("/account/stay", { method: "POST" }).catch(() => null);
    const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
    const endsNow = typeof body === "object" && body !== null && "endsAt" in body ? body.endsAt : null;
    setEnd(typeof endsNow === "number" ? endsNow : Date.now());
  };
  return (
    <div className="session-warning" role="alert">
      <p>{left > 0 ? `${words.warn(Math.ceil(left / 60_000))} ${words.keep}` : words.ended}</p>
      {canStay && left > 0 ? (
        <button type="button" className="button button-small" onClick={stay}>
          {words.stay}
        </button>
      ) : null}
    </div>
  );
}
