import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";

const words = texts.follow.groups;

export interface OwnBusiness {
  id: string;
  name: string;
  proven: boolean;
  member: boolean;
}

/** Joining with each of one's businesses, and leaving; a stranger is asked to sign in. */
export function Membership({ own, path }: { own: readonly OwnBusiness[] | null; path: string }) {
  if (own === null)
    return (
      <p>
        <ButtonLink to={`/sign-in?next=${encodeURIComponent(path)}`} small>
          {words.signIn}
        </ButtonLink>
      </p>
    );
  if (own.length === 0)
    return (
      <p>
        <Link to="/register">{words.noBusiness}</Link>
      </p>
    );
  return (
    <ul className="rows">
      {own.map(({ id, name, member, proven }) => (
        <li key={id}>
          <p>{member ? words.memberOf(name) : name}</p>
          {member || proven ? (
            <Form>
              <input type="hidden" name="businessId" value={id} readOnly />
              <Button name="intent" value={member ? "leave" : "join"} tone={member ? "secondary" : "primary"} small>
                {member ? words.leave : words.joinButton}
                <span className="visually-hidden"> ({name})</span>
              </Button>
            </Form>
          ) : (
            <Link to={`/claim/${id}`}>{words.notProven}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}
