/** A file that cannot be loaded at all: said in one line, and nothing of it is kept. */
export class LoadError extends Error {}
