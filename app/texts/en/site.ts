/** The front page and the pages about the portal itself. */
export const site = {
  home: {
    title: "Keep your business right, in one place",
    lede: (councils: string) =>
      `Tell us once when something changes. Your council in ${councils} hears what it needs to hear, and you see who was told and why.`,
    description:
      "Tell us once when something changes at your business. Your council hears what it needs to hear, and you see who was told and why.",
    find: "Find your business",
    findLabel: "Business name and, if you like, its postcode",
    findHint: "For example, Jones Catering WS13",
    findButton: "Search",
    ways: [
      {
        title: "I run a business here",
        text: "Find it in the register, show that it is yours, and keep its details current.",
        link: "Find and claim your business",
        href: "/find",
      },
      {
        title: "I am starting something",
        text: "Answer five questions and get a plan for your trade in your place: what to do, who helps, what it costs and by when.",
        link: "Plan a new business",
        href: "/start",
      },
      {
        title: "I look after it already",
        text: "Change your details, say that nothing has changed, or see who was told.",
        link: "Sign in",
        href: "/sign-in",
      },
    ],
    servicesTitle: "Council services for businesses",
    servicesText: "Licences, food, premises, rates, waste, advice and more: every service in plain words.",
    servicesLink: "Services A to Z",
    howTitle: "What happens when you tell us",
    how: [
      ["You change a detail", "Say what changed and from when. It takes about two minutes."],
      ["You see what will follow", "Before you save, we say which teams will be told, and which will not."],
      ["You get a receipt", "It lists who was told, by when they answer, and whom you still need to tell yourself."],
    ],
  },
  help: {
    title: "Help",
    lede: "Short answers to what people ask most.",
    questions: [
      {
        question: "Who sees what I tell you?",
        answer: [
          "Your council, and within it only the teams that need to know. Each receipt names them and says why.",
          "You choose, detail by detail, what is public. Home addresses, personal phone numbers and turnover start as private.",
        ],
      },
      {
        question: "My business is in the list but the details are wrong",
        answer: [
          "Find it, say that it is yours, and change what is wrong. Until you have shown that it is yours, your changes are kept but do not show.",
        ],
      },
      {
        question: "How do I show that a business is mine?",
        answer: [
          "We can post a code to the address that we have, use an email address at the business's own domain, or ring the number that is listed. Somebody who looks after the business already can invite you too.",
        ],
      },
      {
        question: "Nothing has changed. Do I need to do anything?",
        answer: [
          "Press “Nothing has changed” on your home page or in our email. It takes one press and keeps your details fresh.",
        ],
      },
      {
        question: "I work from home. Will I get a rates bill?",
        answer: [
          "Usually not. Office-type work at home, with no customers visiting, no staff at home and no building work, changes nothing. We tell business rates only when one of those is so.",
        ],
      },
      {
        question: "Somebody has left. How do I take away their access?",
        answer: ["Anybody who manages the business can do that on its People page. It works at once."],
      },
      {
        question: "I cannot sign in",
        answer: [
          "Ask for a one-time link on the sign-in page. It comes by email, works once and lasts 30 minutes. If you no longer have that email address, ring your council.",
        ],
      },
    ],
    contactTitle: "Talk to somebody",
    contactText:
      "Ring or write to the council where your business is. Have the reference number ready if a page gave you one.",
    website: "website",
  },
  accessibility: {
    title: "Accessibility statement",
    intro: [
      "We want everybody who runs a business here to be able to use this portal.",
      "It is built to meet the Web Content Accessibility Guidelines 2.2 at level AA.",
    ],
    canTitle: "You should be able to",
    can: [
      "use every page with a keyboard alone, a screen reader, or speech",
      "zoom in to 400% without losing anything or scrolling sideways, tables apart",
      "change colours and contrast in your browser or computer",
      "do everything with scripts switched off",
      "read the words easily: we write plainly and keep sentences short",
    ],
    checksTitle: "How we check",
    checks: [
      "Automatic checks run on every page whenever the portal changes, with scripts on and off, on small and large screens.",
      "Components are compared with proven public-sector patterns for their roles, names and hidden words.",
    ],
    knownTitle: "What we know is not right yet",
    known: [
      "Wide tables on the staff pages scroll sideways on small screens.",
      "We have not yet tested with people who use assistive technology every day. When we have, this page will say what they found.",
    ],
    tellTitle: "Tell us about a problem",
    tell: [
      "If something here does not work for you, contact the council where your business is. We answer within 5 working days.",
      "If you are not happy with the answer, contact the Equality Advisory and Support Service. The Equality and Human Rights Commission makes sure that public bodies follow the accessibility regulations.",
    ],
  },
  privacy: {
    title: "Privacy",
    intro: ["This page says what we keep, why, and who sees it."],
    sections: [
      {
        title: "What we keep",
        text: [
          "About you: your name, email address, phone number if you give it, and when you signed in.",
          "About the business: what you or a public register told us, with the source and date of each detail. Older values are kept so that a mistake can be put right.",
        ],
      },
      {
        title: "Why",
        text: [
          "Councils have legal duties about food, licensing, safety, rates and more, and a duty to help the local economy. You tell us once, and we pass on only what each team needs.",
        ],
      },
      {
        title: "Who sees it",
        text: [
          "Teams of your council see what the rule for each change gives them. Receipts name them. A neighbouring council sees nothing of your business unless you have premises there.",
          "The public sees only what you choose to show. Home addresses, personal phone numbers and turnover start as private. A VAT number is never public.",
        ],
      },
      {
        title: "Sole traders and partnerships",
        text: ["Details of your business are also details about you. We treat all of them as personal data."],
      },
      {
        title: "Cookies",
        text: [
          "One keeps you signed in. One shows a message once after you save. One remembers a registration you have not finished. None of them follows you around, so there is no banner to press.",
        ],
      },
      {
        title: "Your rights",
        text: [
          "You can see, correct and have a copy of what we hold, object to how we use it, and complain to the Information Commissioner's Office. Contact your council's data protection officer.",
        ],
      },
    ],
  },
};
