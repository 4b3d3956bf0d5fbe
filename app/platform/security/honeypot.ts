/** The field that people never see. Programs that fill in every field fill in this one too. */
export const HONEYPOT = "fax";

/** Whether a program filled in the form. Answer it as if all were well, and do nothing. */
export function looksAutomatic(formData: FormData): boolean {
  const value = formData.get(HONEYPOT);
  return typeof value === "string" && value !== "";
}
