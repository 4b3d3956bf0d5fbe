/** Telling of a change, its receipt, and setting it right. */
export const changes = {
  mail: {
    subject: (name: string, reference: string) => `${name}: your receipt ${reference}`,
    saved: "Thank you. Your details are up to date. This is what changed:",
    scheduled: (day: string) => `Thank you. This will take effect on ${day}:`,
    weTold: "We told these teams for you:",
    willTell: "On that day we will tell these teams for you:",
    told: (team: string, council: string) => `${team}, ${council}`,
    toldBy: (team: string, council: string, day: string) =>
      `${team}, ${council}: they should answer by ${day} if they need to`,
    still: "You still need to tell these yourself:",
    open: "See your receipt",
  },
  toldBefore: "we told them of this before, and now it is set right",
  refused: {
    tooEarly: (day: string) => `The day must be ${day} or later`,
    tooLate: (day: string) => `The day must be ${day} or earlier`,
    unknownType: "We do not know this kind of change. Choose one from the list",
    notYours: "You cannot record this kind of change yourself",
    unknownSite: "Choose one of your own places of work",
    alreadyCeased: "You have already told us that the business stopped trading",
    pausedAfterEnd: "The business has stopped trading, so it cannot pause",
    restartAfterEnd:
      "You told us that the business stopped trading. If that was wrong, take that change back. If it is a new business, register it",
    alreadyPaused: "You have already told us that the business is paused",
    notPaused: "The business is not paused, so it cannot start again",
    alreadyTrading: "You have already told us that the business is trading",
    notAnIdea: "The business has already started, so it cannot go back to being an idea. You can pause it or close it",
    notStarted: "The business has not started yet. Tell us that it has started first",
    samePlace: "You already have a place of work at this property and unit",
    noSuchEvent: "This change cannot be set right any more",
    nothingToCorrect: "Change at least one answer, or choose to take the change back",
  },
};
