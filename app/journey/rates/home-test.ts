/** The four things that the valuation office looks at when somebody works at home. */
export const HOME_QUESTIONS = ["visitors", "staff", "room", "changed"] as const;
export type HomeQuestion = (typeof HOME_QUESTIONS)[number];
export type HomeAnswers = Record<HomeQuestion, boolean>;

export interface HomeAnswer {
  answer: "usually_none" | "ask";
  /** what speaks for rates, in the order of the questions */
  because: HomeQuestion[];
}

/**
 * Whether somebody who works at home is likely to pay business rates for it. Never "yes": only the valuation office can
 * say that.
 * Source: https://www.gov.uk/introduction-to-business-rates/working-at-home
 */
export function homeRates(answers: HomeAnswers): HomeAnswer {
  const because = HOME_QUESTIONS.filter((question) => answers[question]);
  return { answer: because.length === 0 ? "usually_none" : "ask", because };
}
