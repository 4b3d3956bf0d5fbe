/** Words of posting: what is refused and why, and how a post looks in a list. */
export const posts = {
  refused: {
    suspended: (until: string | null) =>
      until
        ? `Your business cannot post until ${until}. The reason, and how to appeal, is in the message we sent you.`
        : "Your business cannot post for now. The reason, and how to appeal, is in the message we sent you.",
    notProven:
      "Until we have checked that you belong to this business, only the council can see what you post. Choose “the council only”.",
    ceased: "This business has stopped trading, so it cannot offer things. Tell us if you have started again.",
    tooManyToday: (most: number) => `You can post ${most} times in 24 hours. Please try again tomorrow.`,
    tooManyLive: (most: number) =>
      `You have ${most} posts that are still open, which is the most at one time. Close one that is settled, then post this.`,
    personalTitle: (found: string) =>
      `Take “${found}” out of the title. Everybody can read it, and people can answer you here without it`,
    gone: "This post was taken back or has ended, so it cannot be changed.",
    changed: "Somebody changed this post while you were writing. Look at it again, then make your change.",
    noCouncil:
      "We could not tell which council looks after your business. Add an address to your details, then post this.",
  },
  kinds: {
    need: "Needed",
    offer: "Offered",
    good_news: "Good news",
    innovation: "New idea",
    product: "New product or service",
    problem: "Problem",
    event: "Event",
  },
  audiences: {
    public: "Everybody",
    registered: "Registered businesses",
    council: "The council only",
  },
  states: {
    waiting: "Being checked",
    live: "Open",
    hidden: "Hidden",
    refused: "Not published",
    withdrawn: "Taken back",
    closed: "Settled",
    expired: "Ended",
  },
  card: {
    local: "A local business",
    by: (name: string, place: string | null) => (place ? `${name}, ${place}` : name),
    miles: (miles: number) =>
      miles < 1 ? "Less than a mile away" : miles === 1 ? "1 mile away" : `${miles} miles away`,
    budget: "Budget",
    wantedBy: (day: string) => `Wanted by ${day}`,
    until: (day: string) => `Open until ${day}`,
    posted: (day: string) => `Posted ${day}`,
  },
};
