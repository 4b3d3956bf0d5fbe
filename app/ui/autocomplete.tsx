import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { texts } from "~/texts/texts.ts";
import type { Field } from "./form.tsx";
import { textValue } from "./form.tsx";
import { describedBy, ErrorMessage, FormGroup, Hint, Label } from "./form-group.tsx";

interface AutocompleteProps {
  field: Field;
  label: ReactNode;
  hint?: ReactNode;
  /** an address that answers `?q=…` with a list of texts as JSON: { suggestions: string[] } */
  source: string;
  labelHidden?: boolean;
}

/** A plain line of words; with scripts, suggestions appear under it. What is sent is what stands in it. */
export function Autocomplete({ field, label, hint, source, labelHidden }: AutocompleteProps) {
  const [live, setLive] = useState(false);
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<string[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => setLive(true), []);
  useEffect(() => {
    if (typed.trim().length < 2) return setFound([]);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(`${source}${source.includes("?") ? "&" : "?"}q=${encodeURIComponent(typed)}`, { signal: stop.signal })
        .then((answer) => (answer.ok ? answer.json() : { suggestions: [] }))
        .then(({ suggestions }: { suggestions: string[] }) => setFound(suggestions.slice(0, 10)))
        .catch(() => undefined);
    }, 200);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, source]);
  const shown = open && found.length > 0;
  const choose = (text: string) => {
    if (input.current) input.current.value = text;
    setOpen(false);
    setActive(-1);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
    if (!shown) return;
    const chosen = found[active];
    if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setActive((active + (event.key === "ArrowDown" ? 1 : found.length - 1 + (active < 0 ? 1 : 0))) % found.length);
    }
  };
  const combobox = live
    ? ({
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": shown,
        "aria-controls": list,
        "aria-activedescendant": shown && active >= 0 ? `${list}-${active}` : undefined,
        autoComplete: "off",
      } as const)
    : {};
  return (
    <FormGroup errors={field.errors}>
      <Label htmlFor={field.id} label={label} hidden={labelHidden} />
      {hint ? <Hint id={`${field.id}-hint`}>{hint}</Hint> : null}
      <ErrorMessage field={field} />
      <div className="autocomplete">
        <input
          key={`${field.id}${textValue(field)}`}
          ref={input}
          className="input"
          id={field.id}
          name={field.name}
          type="text"
          defaultValue={textValue(field) || undefined}
          aria-describedby={describedBy(field, hint)}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setOpen(true);
            setActive(-1);
          }}
          onBlur={() => setTimeout(() => setOpen(false), 150)}
          onKeyDown={onKeyDown}
          {...combobox}
        />
        {live ? (
          <div
            className="autocomplete-list"
            id={list}
            role="listbox"
            aria-label={texts.ui.autocomplete.help}
            hidden={!shown}
          >
            {found.map((text, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active one
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
              <div
                key={text}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(text)}
              >
                {text}
              </div>
            ))}
          </div>
        ) : null}
        {live ? (
          <div className="visually-hidden" aria-live="polite">
            {open && typed.length > 1 ? texts.ui.autocomplete.results(found.length) : ""}
          </div>
        ) : null}
      </div>
    </FormGroup>
  );
}
