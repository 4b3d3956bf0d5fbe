/** The subjects that services are grouped by on the public pages, in the order they are shown. */
export const TOPICS = {
  start: { title: "Starting up", intro: "Advice, a first place to work, and what to do before you open." },
  licences: {
    title: "Licences and permits",
    intro: "Work that you may only do with a licence, a permit or a registration.",
  },
  food: { title: "Food", intro: "Making, selling and labelling food, and the visits that come with it." },
  premises: { title: "Premises and planning", intro: "Finding a place, changing it, and what you need leave for." },
  rates: { title: "Business rates", intro: "The bill for your premises, and how to pay less of it." },
  safety: { title: "Health, safety and fire", intro: "Keeping staff and customers safe." },
  trading: { title: "Fair trading", intro: "Prices, labels, scales, age limits and safe goods." },
  environment: { title: "Waste and environment", intro: "Rubbish, noise, air, water and energy." },
  staff: { title: "Staff and skills", intro: "Hiring, training and looking after the people who work for you." },
  money: { title: "Money and growth", intro: "Grants, new customers, selling to the council and selling abroad." },
  transport: { title: "Roads, parking and transport", intro: "Permits for the street, vehicles and deliveries." },
  events: { title: "Events and town centres", intro: "Markets, events and bringing people into town." },
  difficulty: { title: "Hard times and closing", intro: "Help when money is short, and how to stop in good order." },
} as const;

export type Topic = keyof typeof TOPICS;

export function isTopic(key: string): key is Topic {
  return Object.hasOwn(TOPICS, key);
}
