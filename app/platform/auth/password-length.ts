/** In characters. Apart from the list of common passwords, so that browsers need not fetch that. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;
