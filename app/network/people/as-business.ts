/** What somebody may do as a business, and where that is done. */
export const AS_BUSINESS = {
  news: "news/new",
  introduction: "introductions/new",
} as const;
export type AsBusiness = keyof typeof AS_BUSINESS;

export function isAsBusiness(text: string | null): text is AsBusiness {
  return text !== null && Object.hasOwn(AS_BUSINESS, text);
}
