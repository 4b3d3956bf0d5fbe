/** Words of the components and of the forms in general. */
export const ui = {
  form: {
    unreadable: "We could not read that form. Check your answers and send it again.",
    missing: "Enter an answer",
    choose: "Choose an answer",
    chooseAgain: "Choose one of the answers on the page",
    number: "Enter a number, like 12",
    wrongKind: "Check this answer",
    email: "Enter an email address, like name@example.co.uk",
    url: "Enter a web address, like www.example.co.uk",
    tooLong: (most: number) => `Use ${most.toLocaleString("en-GB")} characters or fewer`,
    tooShort: (least: number) => `Use ${least.toLocaleString("en-GB")} characters or more`,
    tooBig: (most: number) => `Enter ${most.toLocaleString("en-GB")} or less`,
    tooSmall: (least: number) => `Enter ${least.toLocaleString("en-GB")} or more`,
  },
  date: {
    day: "Day",
    month: "Month",
    year: "Year",
    missing: (what: string) => `Enter ${what}`,
    missingPart: (what: string, parts: string) => `${capital(what)} must include a ${parts}`,
    notReal: (what: string) => `${capital(what)} must be a real date`,
    tooEarly: (what: string, day: string) => `${capital(what)} must be ${day} or later`,
    tooLate: (what: string, day: string) => `${capital(what)} must be ${day} or earlier`,
  },
  errorSummary: { title: "There is a problem", prefix: "Error:" },
  skipLink: "Skip to main content",
  back: "Back",
  breadcrumb: "Breadcrumb",
  change: "Change",
  continue: "Continue",
  save: "Save",
  cancel: "Cancel",
  contents: "Contents",
  important: "Important",
  success: "Done",
  warning: "Warning",
  pagination: "Pagination",
  previousPage: "Previous page",
  nextPage: "Next page",
  step: (now: number, all: number) => `Step ${now} of ${all}`,
  characters: {
    most: (most: number) => `You can enter up to ${most.toLocaleString("en-GB")} characters`,
    left: (left: number) =>
      `You have ${left.toLocaleString("en-GB")} ${left === 1 ? "character" : "characters"} remaining`,
    over: (over: number) =>
      `You have ${over.toLocaleString("en-GB")} ${over === 1 ? "character" : "characters"} too many`,
  },
  autocomplete: {
    results: (count: number) =>
      count === 0 ? "No suggestions" : count === 1 ? "1 suggestion" : `${count} suggestions`,
    help: "When suggestions appear, use the up and down arrows to look at them and Enter to choose.",
  },
  sort: { by: (column: string) => `Sort by ${column}` },
  optional: "(optional)",
  or: "or",
  notGiven: "Not given",
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
