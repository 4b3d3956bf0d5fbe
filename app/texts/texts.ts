/**
 * The texts of this installation's language: `texts.directory.search.title`. An ES namespace, not an object, so that a
 * page loads the files of those texts only that it names; nothing may pass `texts` itself around.
 */
export * as texts from "./en/index.ts";
