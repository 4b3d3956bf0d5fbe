import { isId } from "~/lib/ids.ts";
import { config } from "~/platform/config.server.ts";
import { seal, unseal } from "~/platform/security/seal.server.ts";

type Purpose = "alert-stop" | "alert-confirm";

function path(purpose: Purpose, token: string): string {
  return purpose === "alert-stop" ? `/alerts/stop/${token}` : `/alerts/confirm/${token}`;
}

/** The signed address that stops or confirms an alert; it needs no sign-in and works as long as the alert is kept. */
export function signedAddress(purpose: Purpose, alertId: string): string {
  return config().http.publicUrl + path(purpose, seal(purpose, alertId));
}

/** The alert of a signed address; null when it was changed or is for something else. */
export function alertOfToken(purpose: Purpose, token: string | undefined): string | null {
  if (!token || token.length > 300) return null;
  const id = unseal(purpose, token);
  return isId(id ?? undefined) ? id : null;
}
