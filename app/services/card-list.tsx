import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { Form, type FormState, textValue, useFormState } from "~/ui/form.tsx";
import { Select } from "~/ui/select.tsx";
import { Tag } from "~/ui/tag.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { isReasonKind, REASON_KINDS } from "./reasons.ts";
import type { CardForm } from "./schema.ts";
import type { ShownCard } from "./shown-card.ts";

const words = texts.services.forYou;

interface CardListProps {
  cards: readonly ShownCard[];
  /** false where the reader may only look */
  canAct: boolean;
  /** what the action said about one of the forms */
  answer?: unknown;
}

/** The state of one card's form; what the action said belongs to the card that was sent. */
export function useCardForm(answer: unknown, serviceId?: string): { form: FormState; serviceId: string } {
  const sent = textValue(useFormState<typeof CardForm>(answer).fields.serviceId);
  const id = serviceId ?? sent;
  return {
    serviceId: id,
    form: useFormState<typeof CardForm>(id === sent ? answer : undefined, { id: `card-${id}` }).form,
  };
}

/** The cards in their order: what must be done first, then the rest; local and national services each in a list of their own. */
export function CardGroups({ cards, canAct, answer }: CardListProps) {
  const groups = [
    { id: "required", ...words.groups.required, cards: cards.filter((card) => card.band === "required") },
    { id: "other", ...words.groups.other, cards: cards.filter((card) => card.band !== "required") },
  ];
  return groups.flatMap((group) =>
    (["local", "national"] as const).map((reach) => {
      const shown = group.cards.filter((card) => card.reach === reach);
      if (shown.length === 0) return null;
      const id = `${group.id}-${reach}`;
      return (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>
            {group.title} <span className="font-normal muted">{group.from[reach]}</span>
          </h2>
          <ol className="plain-list stack">
            {shown.map((card) => (
              <CardItem key={card.serviceId} card={card} canAct={canAct} answer={answer} />
            ))}
          </ol>
        </section>
      );
    }),
  );
}

function CardItem({ card, canAct, answer }: Omit<CardListProps, "cards"> & { card: ShownCard }) {
  return (
    <li
      data-card={card.slug}
      className={card.band === "required" ? "card card-attention break-inside-avoid" : "card break-inside-avoid"}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3>
          <Link to={`/services/${card.slug}`}>{card.title}</Link>
        </h3>
        <Tag tone={words.bandTone[card.band]}>{words.bands[card.band]}</Tag>
      </div>
      <p>{card.summary}</p>
      <p>
        <strong>{words.why}</strong> {card.why}
        {card.from.length > 0 ? (
          <span className="block small muted">
            {words.from} {card.from.join(". ")}.
          </span>
        ) : null}
        {card.steps.length > 0 ? <span className="block small muted">{words.planSteps(card.steps)}</span> : null}
        {card.until ? <span className="block small muted">{words.until(card.until)}.</span> : null}
      </p>
      <dl className="small flex flex-wrap gap-x-6 gap-y-1 m-0">
        <Fact name={words.providedBy} value={card.provider} />
        <Fact name={words.channel} value={card.channel} />
        <Fact name={words.cost} value={card.cost} />
        <Fact name={words.contact} value={card.contact} />
        <Fact name={words.openingHours} value={card.openingHours} />
      </dl>
      {canAct ? <CardActions card={card} answer={answer} /> : null}
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string | null }) {
  if (!value) return null;
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="muted">{name}</dt>
      <dd className="m-0 font-bold">{value}</dd>
    </div>
  );
}

function CardActions({ card, answer }: { card: ShownCard; answer: unknown }) {
  const { form } = useCardForm(answer, card.serviceId);
  const about = <span className="visually-hidden">{words.about(card.title)}</span>;
  return (
    <div className="mt-3 no-print [&>.details]:mb-0">
      <Details
        summary={
          <>
            {words.actions}
            {about}
          </>
        }
        open={form.errors.length > 0}
      >
        <Form form={form}>
          <input type="hidden" name="serviceId" value={card.serviceId} />
          <div className="flex flex-wrap gap-3 mb-4">
            <Button small name="intent" value="done">
              {words.done}
              {about}
            </Button>
            {card.band === "required" ? null : (
              <Button small tone="secondary" name="intent" value="dismiss">
                {words.dismiss}
                {about}
              </Button>
            )}
          </div>
          <Select
            field={form.field("reasonKind")}
            label={
              <>
                {words.reasonLabel}
                {about}
              </>
            }
            options={[
              { value: "", label: words.reasonChoose },
              ...Object.entries(REASON_KINDS).map(([value, label]) => ({ value, label })),
            ]}
          />
          <TextArea
            field={form.field("reason")}
            label={
              <>
                {words.reasonWords}
                {about}
              </>
            }
            hint={words.reasonHint}
            rows={2}
          />
          <Button small tone="secondary" name="intent" value="does_not_apply">
            {words.reasonButton}
            {about}
          </Button>
        </Form>
      </Details>
    </div>
  );
}

export interface PutAwayItem {
  serviceId: string;
  title: string;
  slug: string;
  state: string;
  reason: string | null;
  reasonKind: string | null;
  /** the council whose officer did it; null: the owner */
  by: string | null;
  /** in words */
  on: string;
}

/** The cards that were put away, each with the way back. */
export function PutAway({ cards, canAct }: { cards: readonly PutAwayItem[]; canAct: boolean }) {
  if (cards.length === 0) return null;
  return (
    <Details summary={words.putAwayTitle(cards.length)}>
      <ul className="ruled-list">
        {cards.map((card) => (
          <li key={card.serviceId}>
            <Link to={`/services/${card.slug}`}>{card.title}</Link>
            <span className="block small muted">
              {words.putAwayOn(words.putAway[card.state] ?? card.state, card.on, card.by)}
              {isReasonKind(card.reasonKind) ? `. ${REASON_KINDS[card.reasonKind]}` : null}
              {card.reason ? `: ${card.reason}` : null}
            </span>
            {canAct ? (
              <Form className="mt-2">
                <input type="hidden" name="serviceId" value={card.serviceId} />
                <Button small tone="secondary" name="intent" value="bring_back">
                  {words.bringBack}
                  <span className="visually-hidden">{words.about(card.title)}</span>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Details>
  );
}
