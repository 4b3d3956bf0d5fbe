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
  reportReasons: {
    untrue: "It is not true, or misleads people",
    offensive: "It is offensive, or attacks somebody",
    private: "It gives away something private",
    junk: "It is junk or a trick",
    unsafe: "It is unsafe or against the law",
    not_theirs: "It is somebody else’s words or pictures",
    other: "Something else",
  },
  reasons: {
    untrue: "It is not true, or misleads people",
    offensive: "It is offensive, or attacks somebody",
    private: "It gives away something private",
    junk: "It is junk",
    unsafe: "It is unsafe or against the law",
    not_local: "It has nothing to do with businesses here",
    wrong_place: "It belongs in another part of the portal",
    copyright: "It uses somebody else’s words or pictures",
    unclear: "Readers cannot tell what is meant",
    repeated: "It was posted before",
    other: "Something else, said below",
  },
  decisions: {
    publish: "Publish it",
    refuse: "Do not publish it",
    hide: "Hide it",
    show: "Show it again",
    leave: "Leave it as it is and close the reports",
    ask_edit: "Ask for a change of words",
    warn: "Warn the business",
    suspend: "Stop the business posting",
    allow: "Let the business post again",
  },
  decisionHints: {
    publish: "Others see it from now on, and later posts of this business need no check.",
    refuse: "The business hears why, and may change it or appeal.",
    hide: "Nobody but the business and you sees it. The business hears why.",
    show: "As it was before it was hidden. Open reports are closed.",
    leave: "The business hears nothing.",
    ask_edit: "It stays as it is until they change it.",
    warn: "A message to the business, kept in its history.",
    suspend: "Until a day, or until an officer allows it again. What is there stays.",
    allow: "Ends the stop at once.",
  },
  actions: {
    published: "Published",
    refused: "Not published",
    hidden: "Hidden",
    hidden_by_reports: "Hidden because two businesses reported it",
    shown_again: "Shown again",
    reports_dismissed: "Reports closed, left as it was",
    warned: "Warned",
    edit_requested: "Asked for a change of words",
    posting_suspended: "Posting stopped",
    posting_allowed: "Posting allowed again",
    appeal_upheld: "Appeal: the business was right",
    appeal_refused: "Appeal: the decision stands",
  },
  states: {
    waiting: "Waiting to be checked",
    live: "Shown",
    hidden: "Hidden",
    refused: "Not published",
    withdrawn: "Taken back by its business",
    closed: "Closed by its business",
    expired: "Run out",
  },
  queue: {
    desk: "Moderation",
    title: "Moderation",
    lead: "First posts wait here until somebody has looked. Reported posts and messages, and appeals, come here too. What is due first stands first.",
    caption: "What waits for a decision",
    none: "Nothing waits for a decision",
    noneText: "First posts, reports and appeals will appear here.",
    count: (count: number, most: number) =>
      count >= most ? `${most} or more wait` : count === 1 ? "1 waits" : `${count} wait`,
    all: "Everything",
    label: "What to show",
    kinds: {
      first: "First post",
      hidden: "Hidden by reports",
      reported: "Reported",
      appeal: "Appeal",
    },
    columns: { what: "What", business: "Business", why: "Why it is here", since: "Since", due: "Look by" },
    message: "A private message",
    reports: (count: number) => (count === 1 ? "1 report" : `${count} reports`),
    late: "late",
    rules: "Rules and figures as the public sees them",
  },
  page: {
    back: "Moderation",
    title: "Decide about a post",
    readTitle: "Read a post",
    elsewhere: (council: string | null) =>
      council
        ? `${council} decides about this post. You can read it.`
        : "Another council decides about this post. You can read it.",
    messageTitle: "Decide about a message",
    by: (business: string) => `From ${business}`,
    messageTo: (from: string, to: string) => `From ${from} to ${to}`,
    messageNote: "You see this message because it was reported. The rest of the talk stays between the two.",
    record: "Record of the business",
    shown: "As others see it",
    who: "Who may see it",
    files: "Files",
    reports: "Reports",
    noReports: "Nobody has reported it.",
    stranger: "Somebody without a business here",
    reportStates: { open: "Open", upheld: "Was right", dismissed: "Closed" },
    history: "What was decided",
    noHistory: "Nothing yet.",
    rule: "A rule of the portal",
    unknown: "somebody",
    reason: "Reason",
    words: "Said to the business",
    until: (day: string) => `Until ${day}`,
    noEnd: "Until somebody allows it again",
    undo: "Take this back",
    undoHidden: (what: string) => `: ${what}`,
    undoneBy: (name: string, day: string) => `Taken back by ${name} on ${day}`,
    undone: "The decision is taken back.",
    decide: "Decide",
    decision: "What do you want to do?",
    decisionMissing: "Choose what you want to do",
    why: "Why? The business is told this.",
    whyMissing: "Choose why, so that the business can be told",
    toAuthor: "In your words, to the business",
    toAuthorHint: "What is wrong and what would put it right. They read exactly this.",
    toAuthorMissing: "Say in your own words what is the matter",
    suspendUntil: "Stop posting until (the last day)",
    suspendUntilHint: "Only when you stop posting. Leave it empty to stop until somebody allows it again.",
    untilWhat: "the last day",
    button: "Decide and tell the business",
    done: "Your decision is kept, and the business has been told where it needs to know.",
    changed: "Somebody decided this while you were reading. Here is how it stands now.",
    undoChanged: "Something else was decided after that. Take the later decision back first.",
    ended: "There is nothing to decide: its business has taken it back.",
    appeal: "Appeal",
    appealBy: (day: string) => `The business appealed on ${day}:`,
    appealAbout: (what: string) => `Against: ${what}`,
    appealAnswer: "Your answer, to the business",
    appealAnswerMissing: "Say how you decided and why",
    uphold: "The business is right: take the decision back",
    refuse: "The decision stands",
    answered: "The appeal is answered and the business has been told.",
    ownDecision: "You made this decision. Somebody else who decides about posts must answer the appeal.",
    onlyYou:
      "You made this decision yourself. Nobody else at your council decides about posts, so you may answer; look at it afresh.",
    appealStates: { open: "Waiting for an answer", upheld: "You were right", refused: "The decision stands" },
  },
  report: {
    title: "Report a post",
    messageTitle: "Report a message",
    lead: "An officer of the council will look at it. The business that wrote it is not told who reported it.",
    messageLead:
      "An officer of the council will read this message, and only this one. The sender is not told who reported it.",
    counts: "Reports from two different businesses hide a post until an officer has looked.",
    about: "What you report",
    reason: "What is wrong with it?",
    reasonMissing: "Choose what is wrong",
    note: "Tell us more (you do not have to)",
    noteWords: "Say it in plain, decent words",
    button: "Send the report",
    done: "Thank you. An officer will look at it. If you are signed in, we write to you what came of it.",
    again: "You have reported this before. An officer will look at it.",
    own: "This is a post of your own business. You can change it or take it back.",
    tooMany: "You have sent many reports today. Ring or write to the council if it cannot wait until tomorrow.",
  },
  appeal: {
    title: "A decision about your post",
    messageTitle: "A decision about your message",
    back: "Your business",
    what: "What we decided",
    post: "Your post",
    on: "On",
    why: "Why",
    words: "The officer’s words",
    until: "Until",
    took: "This decision has been taken back.",
    heading: "Tell us if we got it wrong",
    lead: (day: string) =>
      `You can appeal once, until ${day}. Another officer than the one who decided looks at it, unless the council has only one. You hear from us within five working days.`,
    over: (day: string) => `You could appeal until ${day}.`,
    yours: "Why is the decision wrong?",
    missing: "Say why the decision is wrong",
    notWords: "Say it in plain, decent words",
    button: "Send the appeal",
    done: "Your appeal is with the council. You hear from us within five working days.",
    sent: (day: string) => `You appealed on ${day}`,
    answer: "The answer",
    edit: "You can also change your post; it is then looked at again.",
    rules: "The rules for everybody",
    see: "See why, and appeal",
    noEnd: "until an officer allows it again",
    viewer: "Somebody with the right to change things for your business can appeal.",
  },
  mail: {
    subject: (title: string | null) => (title ? `Your post “${title}”` : "A message that you sent"),
    undoneSubject: (title: string | null) =>
      title ? `Taken back: our decision on “${title}”` : "Taken back: our decision on your message",
    answerSubject: (title: string | null) => (title ? `Your appeal on “${title}”` : "Your appeal on a message"),
    reason: "Why",
    officer: "In the officer’s words:",
    appeal: (day: string) => `If you think that we got it wrong, you can appeal until ${day}.`,
    open: "See the decision, and appeal",
    rules: "The rules for everybody",
    undone: (title: string | null) =>
      title
        ? `We have taken back our decision on your post “${title}”. It is as it was before.`
        : "We have taken back our decision on a message that you sent.",
    upheld: (title: string | null) =>
      title
        ? `You were right about “${title}”. We have taken our decision back.`
        : "You were right. We have taken our decision back.",
    refused: (title: string | null) =>
      title ? `We looked again at “${title}”. Our decision stands.` : "We looked again. Our decision stands.",
    /** to somebody who reported it */
    reporter: {
      subject: "What came of your report",
      text: (reference: string | null) =>
        reference
          ? `You reported a post (${reference}). An officer of the council has looked at it.`
          : "You reported a message that you had. An officer of the council has looked at it.",
      outcomes: {
        upheld: "You were right to tell us: it is not shown any more.",
        dismissed: "It may stay: we found nothing in it that breaks our rules.",
        changed: "Its business has changed it since, and it may be shown as it is now.",
        withdrawn: "Its business has taken it back, so nobody else sees it any more.",
      },
      note: "We do not tell the business who reported it, and we do not tell you what else was decided about the business.",
    },
    /** of the actions that an author hears of; the rest are silent */
    actions: {
      published: (title) => `Your first post, “${title ?? ""}”, is published. Later ones show at once.`,
      refused: (title) => `We have not published your post “${title ?? ""}”.`,
      hidden: (title) =>
        title
          ? `We have hidden your post “${title}”. Only you and the council see it.`
          : "We have hidden a message that you sent.",
      hidden_by_reports: (title) =>
        `Two businesses have reported your post “${title ?? ""}”. It is hidden until an officer has looked, within one working day.`,
      shown_again: (title) => (title ? `Your post “${title}” is shown again.` : "Your message is shown again."),
      warned: (title) =>
        title ? `This is a warning about your post “${title}”.` : "This is a warning about a message that you sent.",
      edit_requested: (title) =>
        title
          ? `Please change the words of your post “${title}”.`
          : "Please think again about the words of a message that you sent.",
      posting_suspended: (_title, until) =>
        until
          ? `Your business cannot post or write to others until ${until}.`
          : "Your business cannot post or write to others until an officer allows it again.",
      posting_allowed: () => "Your business can post and write to others again.",
    } as Partial<Record<string, (title: string | null, until: string | null) => string>>,
  },
  rules: {
    title: "Rules for posts and messages",
    lead: "These hold for everybody who posts needs, offers and news here, and who writes to other businesses.",
    description: "What can be posted, what cannot, how posts are checked, how to report one and how to appeal.",
    sections: [
      {
        title: "What we ask of you",
        lines: [
          "Say what is true, and what you would say to a customer’s face.",
          "Keep to business: what you need, what you offer, what is new.",
          "Leave out what is private: other people’s names, phone numbers and addresses.",
          "Use your own words and pictures, or those you may use.",
        ],
      },
      {
        title: "What we do not show",
        lines: [
          "Attacks on people, hatred, threats, swearing.",
          "Junk: links without words, the same over and over, get-rich-quick offers.",
          "What is unsafe or against the law.",
          "What has nothing to do with businesses here.",
        ],
      },
    ],
    limitsTitle: "How much",
    limits: (limits: {
      postsADay: number;
      livePosts: number;
      messagesADay: number;
      introductionsADay: number;
      reportsADay: number;
    }) => [
      `${limits.postsADay} posts in 24 hours, and ${limits.livePosts} needs and offers open at one time.`,
      `${limits.messagesADay} messages and ${limits.introductionsADay} requests to be introduced in 24 hours.`,
      `${limits.reportsADay} reports in 24 hours.`,
      "Pictures and PDFs of up to 5 MB.",
    ],
    howTitle: "How we check",
    how: [
      "The first post of each business is read by an officer before others see it, within one working day. Later ones show at once.",
      "Anybody can report a post with the link below it. A message can be reported by the business that had it. Who reports while signed in hears what came of it.",
      "When two different businesses report a post it is hidden until an officer has looked, within one working day.",
      "An officer can hide a post, ask for other words, warn a business or stop it posting for a time. The business always hears why.",
      "A business can appeal within 28 days. Another officer looks, within five working days, unless the council has only one.",
      "Officers never decide about a business of their own.",
      "Every decision is kept with who made it and why, and can be taken back.",
    ],
    figuresTitle: "In figures",
    figuresLead:
      "What was posted and decided in the last six months, for all councils here. Small figures are not shown exactly, so that they point at nobody.",
    figuresCaption: "Posts, reports, decisions and appeals by month",
    columns: {
      month: "Month",
      posts: "Posts",
      refused: "Not published",
      hidden: "Hidden",
      appeals: "Appeals",
      upheld: "Appeals that were right",
    },
    few: "Fewer than 5",
    askTitle: "Ask",
    ask: "If something is not clear, ask us.",
    askLink: "Help",
  },
};
