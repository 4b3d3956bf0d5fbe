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
  previous: "Previous",
  next: "Next",
  page: "page",
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
  narrow: "Choose what you see",
  leftOut: (what: readonly string[]) => `We left out what we do not know: ${what.join("; ")}.`,
  optional: "(optional)",
  or: "or",
  notGiven: "Not given",
  sessionEnd: {
    warn: (minutes: number) =>
      minutes <= 1 ? "You will be signed out in a minute." : `You will be signed out in ${minutes} minutes.`,
    keep: "What you have typed is kept if you save after that: you sign in again and carry on.",
    stay: "Stay signed in",
    ended: "You are signed out. Save as usual: you sign in again, and what you typed is still there.",
  },
  layout: {
    demonstration: "Demonstration",
    demonstrationText: "Everything here is made up.",
    menu: "Menu",
    pages: "Pages",
    more: "More",
    moreOpen: (page: string) => `More: ${page}`,
    councils: (names: readonly string[]) => listed(names) || "Your council",
    account: "Account and help",
    accountOf: "Your account:",
    help: "Help",
    signIn: "Sign in",
    signOut: "Sign out",
    services: "Services A to Z",
    directory: "Find a firm",
    needs: "Needs and offers",
    news: "News",
    newsAndEvents: "News and events",
    groups: "Groups",
    rules: "Rules for posts",
    yourBusiness: "Your business",
    yourBusinesses: "Your businesses",
    desk: "Staff desk",
    accessibility: "Accessibility",
    privacy: "Privacy",
    footer: (councils: string) => `Run for local businesses by the councils: ${councils}.`,
    business: {
      label: "This business",
      switch: "Switch business",
      all: "All your businesses",
      home: "Home",
      details: "Your details",
      tellUs: "Tell us",
      changes: "Changes",
      services: "Services for you",
      people: "People",
    },
    staff: {
      home: "Today",
      businesses: "Businesses",
      place: "The place",
      queue: "Queues",
      growth: "Growth queue",
      tasks: "Tasks",
      visits: "Visits",
      offices: "Head offices",
      feed: "Live changes",
      claims: "Claims",
      links: "Group links",
      letters: "Letters",
      services: "Services",
      people: "Staff and teams",
      loads: "Registers loaded",
      council: "Council settings",
      models: "Model settings",
    },
  },
  faults: {
    home: { public: "Go to the front page", business: "Go to your businesses", staff: "Go to your desk" },
    again: "Try this page again",
    help: "Get help",
    reference: "If you contact us, give this reference number:",
  },
  fault: {
    missing: {
      title: "We cannot find that page",
      text: [
        "The address may have a mistake in it, or the page may have moved.",
        "If it is about a business, you may need to sign in as somebody who looks after that business.",
      ],
    },
    forbidden: {
      title: "You cannot do that",
      text: [
        "You are signed in, but your role does not include this page.",
        "Somebody who manages roles can change that.",
      ],
    },
    notShown: {
      title: "This is not shown at the moment",
      text: ["It was here before. It is being looked at, or changed, and may come back."],
    },
    gone: { title: "This page has gone", text: ["It was here once and has been taken away for good."] },
    tooMany: {
      title: "Please wait a little",
      text: ["There were too many tries in a short time. Wait a few minutes, then try again."],
    },
    unreadable: {
      title: "We could not read that",
      text: ["What reached us was not a form of ours. Go back, load the page again and send it once more."],
    },
    away: {
      title: "The portal is not available just now",
      text: [
        "Something that we need is away. We are told about it. Nothing that you saved is lost.",
        "Try again in a few minutes.",
      ],
    },
    broken: {
      title: "Something went wrong here",
      text: [
        "That is our fault, not yours. We are told about it, and nothing was half saved.",
        "Try again in a few minutes.",
      ],
    },
  },
};

/** "Lichfield, Tamworth and East Staffordshire". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
