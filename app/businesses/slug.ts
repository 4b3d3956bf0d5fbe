/** The words of a name as a part of a web address: "Café Réné & Sons" to "cafe-rene-and-sons". Never empty. */
export function slugWords(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return words || "business";
}

/**
 * A business's stable web address: its name, and the last four letters of its reference so that two of one name
 * never fight over it.
 */
export function businessSlug(name: string, reference: string): string {
  return `${slugWords(name)}-${reference.slice(-4).toLowerCase()}`;
}
