import { en } from "./en/index.ts";

/** The shape that every language's texts must have. */
export type Texts = typeof en;

/** The texts of this installation's language. */
export const texts: Texts = en;
