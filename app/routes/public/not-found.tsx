import { notFound } from "~/platform/auth/refuse.server.ts";

/** Every address that is nobody's: the same error page as elsewhere, with a reference number. */
export function loader() {
  notFound();
}

export function action() {
  notFound();
}

export default function NotFound() {
  return null;
}
