import type { Config } from "tailwindcss";

/**
 * The tokens of the look. Contrast (WCAG 2.2): ink on paper 15.8:1, muted on paper 6.5:1, white on primary 9.6:1,
 * ink on accent 10.6:1; every status colour on its own tint and on white is above 4.9:1.
 */
export default {
  content: ["./app/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        /** a council may set its own; see lib/colour.ts */
        primary: { DEFAULT: "var(--primary)", dark: "var(--primary-dark)", tint: "#e6f0ea" },
        accent: { DEFAULT: "#ffb81c", dark: "#8a5300", tint: "#fff3d6" },
        ink: "#221e19",
        muted: "#5f574c",
        paper: "#ffffff",
        sand: { 50: "#faf8f5", 100: "#f3efe8", 200: "#e6dfd4", 300: "#cfc6b8", 500: "#857b6d", 700: "#4b443a" },
        good: { DEFAULT: "#176a3b", tint: "#e4f2e8" },
        info: { DEFAULT: "#1c5c8c", tint: "#e5f0f8" },
        notice: { DEFAULT: "#8a5300", tint: "#fff3d6" },
        problem: { DEFAULT: "#b0261e", tint: "#fceae8" },
      },
      fontFamily: {
        sans: ['"Atkinson Hyperlegible"', "Verdana", "Segoe UI", "Arial", "sans-serif"],
      },
      maxWidth: { measure: "34em", page: "70rem", wide: "96rem" },
      borderRadius: { box: "6px" },
    },
  },
} satisfies Config;
