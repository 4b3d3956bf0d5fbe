import { useLocation } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import type { FollowKind } from "./follow-terms.ts";

const words = texts.follow;

/** Follows something, or stops. A stranger is asked to sign in on the way. */
export function FollowButton({
  kind,
  target,
  label,
  following,
  next,
}: {
  kind: FollowKind;
  target: string;
  label: string;
  following: boolean;
  /** where to go afterwards; this page when left out */
  next?: string;
}) {
  const { pathname, search } = useLocation();
  // all of it in the address: who has to sign in first comes back to it
  const asked = new URLSearchParams({ kind, target, next: next ?? pathname + search });
  return (
    <Form action={`/follow?${asked}`} className="follow">
      <Button name="intent" value={following ? "stop" : "follow"} tone="secondary" small>
        {following ? words.unfollow : words.follow}
        <span className="visually-hidden"> {label}</span>
      </Button>
    </Form>
  );
}
