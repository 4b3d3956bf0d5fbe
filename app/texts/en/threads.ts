/** Words of talks between businesses and of introductions. */
export const threads = {
  asBusiness: {
    title: "As which business?",
    none: "You have no business here yet",
    noneText: "Businesses do this, so register yours first. It takes about five minutes.",
    register: "Register a business",
  },
  mail: {
    subject: (from: string) => `${from} has written to you`,
    text: (from: string, subject: string) =>
      `${from} has sent you a message about “${subject}”. You can read it and answer it on your page.`,
    open: "Read the message",
    note: "Your email address is not shown to them. You can stop messages from any business on the page of the message.",
  },
  refused: {
    not_proven: "First show that you belong to your business. Your business page says how.",
    not_taking: "This business is not taking messages or introductions at the moment.",
    you_blocked: "You have blocked this business. Unblock it first if you would like to write to it.",
    closed: "This is closed, so nothing more can be said here.",
    too_many: "You have sent as many messages as a business can in a day. Carry on tomorrow.",
    unanswered: "You have written several times and they have not answered yet. Wait for their answer.",
    paused:
      "Your business cannot post or write to others at the moment. Your page of posts says why, and how to appeal.",
    no_words: "Write a few words.",
    link_only: "Say something in words too, not only a link.",
    repeated: (found: string) => `The same thing is repeated: “${found}”. Say it once.`,
    shouting: "Please do not write it all in capital letters.",
    gibberish: "We cannot read this. Write it in plain words.",
    blocked: (found: string) => `Please leave out “${found}”.`,
  },
};
