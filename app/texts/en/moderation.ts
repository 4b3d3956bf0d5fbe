/** Rules of what people write, reports, decisions and appeals. */
export const moderation = {
  /** why words are not taken: keys of network/moderation/words.ts */
  words: {
    no_words: "Say it in words",
    link_only: "Say in your own words what this is about; a link by itself is not enough",
    repeated: "Take out letters, signs or words that are there over and over",
    shouting: "Write in small letters; capitals throughout are hard to read",
    gibberish: "Write this in words that others can read",
    blocked: (found: string) => `Take out “${found}”: it is a word that we do not show`,
  },
  /** what finds a person, in a title that anybody can read */
  personal: {
    email: "an email address",
    phone: "a phone number",
    national_insurance: "a National Insurance number",
    card: "a card number",
    bank: "a bank account",
  },
  personalInTitle: (what: string) =>
    `Take ${what} out of the title: anybody could read and copy it. People can answer you here.`,
};
