/** A telephone number that can be rung: ten digits or more. @returns null for anything else */
export function workingPhone(phone: string | null | undefined): string | null {
  const digits = (phone ?? "").replace(/(ext|x)\.?.*$/i, "").replace(/\D/g, "");
  return phone && digits.length >= 10 && digits.length <= 15 ? phone.trim() : null;
}

export function workingEmail(email: string | null | undefined): string | null {
  return email && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(email.trim()) ? email.trim() : null;
}

/** An address on the web with its scheme, http or https only. */
export function workingWebsite(website: string | null | undefined): string | null {
  if (!website) return null;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(website) ? website : `https://${website}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) && url.hostname.includes(".") && !url.username ? url.href : null;
}
