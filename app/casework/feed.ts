/** The PostgreSQL channel on which each saved change is announced once its transaction has committed. */
export const CHANGES_CHANNEL = "changes";

/** What is announced: a JSON text. No personal data; listeners read the rest by id, within their own scope. */
export interface ChangeNotice {
  businessId: string;
  /** every council that may see the business */
  councilCodes: string[];
  eventIds: string[];
}
