import { Link } from "@remix-run/react";
import { Children, type ReactNode } from "react";

interface ButtonProps {
  children: ReactNode;
  tone?: "primary" | "secondary" | "warning";
  small?: boolean;
  /** several buttons of one form share `name="intent"` */
  name?: string;
  value?: string;
  type?: "submit" | "button";
  form?: string;
  formAction?: string;
}

function classes(tone: ButtonProps["tone"], small: boolean | undefined) {
  return `button${tone && tone !== "primary" ? ` button-${tone}` : ""}${small ? " button-small" : ""}`;
}

/** Sends the form. Its words are a verb: "Save and tell the council". */
export function Button({ children, tone, small, type = "submit", ...rest }: ButtonProps) {
  return (
    <button type={type} className={classes(tone, small)} {...rest}>
      {children}
    </button>
  );
}

/** A link that looks like a button: the one way on from a page. */
export function ButtonLink({
  to,
  children,
  tone,
  small,
}: Pick<ButtonProps, "children" | "tone" | "small"> & { to: string }) {
  return (
    <Link to={to} className={classes(tone, small)} draggable={false}>
      {children}
    </Link>
  );
}

/** Buttons and links in a row, at the foot of a form. */
export function Actions({ children }: { children: ReactNode }) {
  // a space between them, for whoever reads the page without its styles
  return <div className="actions">{Children.map(children, (child) => (child ? [child, " "] : null))}</div>;
}
