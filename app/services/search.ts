import type { ServiceWithRules } from "./rules.ts";
import { isTopic, TOPICS } from "./topics.ts";

const fold = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const ENDINGS = /(ing|es|s|ed)$/;
const stem = (word: string) => (word.length > 4 ? word.replace(ENDINGS, "") : word);
const wordsOf = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const SMALL = new Set(
  "a an the of for to in on at and or my our i me we you do need want get how what where is are can be with".split(" "),
);

/** The services that have every word typed, in the title first. All of them when nothing is typed. */
export function searchServices<
  Service extends Pick<ServiceWithRules, "title" | "summary" | "whoFor" | "howToGet" | "topics">,
>(services: readonly Service[], typed: string): Service[] {
  const said = wordsOf(typed.slice(0, 200));
  const wanted = said.filter((word) => !SMALL.has(word)).map(stem);
  if (said.length === 0) return [...services];
  if (wanted.length === 0) return [];
  const scored: { service: Service; score: number }[] = [];
  for (const service of services) {
    const topics = service.topics.map((topic) => (isTopic(topic) ? TOPICS[topic].title : topic)).join(" ");
    const places: [string[], number][] = [
      [wordsOf(service.title), 8],
      [wordsOf(service.summary), 4],
      [wordsOf(topics), 2],
      [wordsOf(`${service.whoFor ?? ""} ${service.howToGet ?? ""}`), 1],
    ];
    let score = 0;
    for (const word of wanted) {
      const best = places.find(([words]) => words.some((known) => known.startsWith(word)));
      score = best ? score + best[1] : Number.NEGATIVE_INFINITY;
    }
    if (score > 0) scored.push({ service, score });
  }
  return scored
    .sort((a, b) => b.score - a.score || a.service.title.localeCompare(b.service.title, "en"))
    .map(({ service }) => service);
}

/** Services under the first letter of their titles, in the order of the alphabet. */
export function byLetter<Service extends { title: string }>(
  services: readonly Service[],
): { letter: string; services: Service[] }[] {
  const letters = new Map<string, Service[]>();
  for (const service of [...services].sort((a, b) => a.title.localeCompare(b.title, "en"))) {
    const letter = fold(service.title).charAt(0).toUpperCase();
    letters.set(letter, [...(letters.get(letter) ?? []), service]);
  }
  return [...letters].map(([letter, listed]) => ({ letter, services: listed }));
}

/** Services that the same kinds of business need, the closest first. */
export function relatedServices(
  service: ServiceWithRules,
  others: readonly ServiceWithRules[],
  most: number,
): ServiceWithRules[] {
  const activities = (one: ServiceWithRules) =>
    new Set(
      one.rules.flatMap((rule) =>
        rule.effect === "not_relevant"
          ? []
          : rule.conditions.flatMap(({ field, operator, value }) =>
              field === "activity" && operator === "includes" && Array.isArray(value) ? value : [],
            ),
      ),
    );
  const own = activities(service);
  return others
    .filter(
      (one) =>
        one.id !== service.id &&
        one.id !== service.basedOnId &&
        one.councilCode === null &&
        one.reach === service.reach,
    )
    .map((one) => {
      const shared = [...activities(one)].filter((activity) => own.has(activity)).length;
      const topics = one.topics.filter((topic) => service.topics.includes(topic)).length;
      return { one, score: 2 * Math.min(shared, 3) + topics + (one.topics[0] === service.topics[0] ? 1 : 0) };
    })
    .filter(({ score }) => score > 1)
    .sort((a, b) => b.score - a.score || a.one.title.localeCompare(b.one.title, "en"))
    .slice(0, most)
    .map(({ one }) => one);
}
