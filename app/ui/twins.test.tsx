import { readFileSync } from "node:fs";
import type { ReactElement, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router-dom";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { BackLink } from "./back-link.tsx";
import { Banner } from "./banner.tsx";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Checkboxes } from "./checkboxes.tsx";
import { DateInput } from "./date-input.tsx";
import { Details } from "./details.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import type { Field } from "./form.tsx";
import { InsetText } from "./inset-text.tsx";
import { accessibleParts } from "./normal-html.ts";
import { Pagination } from "./pagination.tsx";
import { Panel } from "./panel.tsx";
import { PhaseBanner } from "./phase-banner.tsx";
import { Radios } from "./radios.tsx";
import { Select } from "./select.tsx";
import { SkipLink } from "./skip-link.tsx";
import { SummaryList } from "./summary-list.tsx";
import { Tabs } from "./tabs.tsx";
import { Tag } from "./tag.tsx";
import { TaskList } from "./task-list.tsx";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";
import { WarningText } from "./warning-text.tsx";

/** The router warns of effects that a server leaves out, once a link; other warnings still show. */
const say = console.error;
beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation((...said: unknown[]) => {
    if (!String(said[0]).includes("useLayoutEffect")) say(...said);
  });
});
afterAll(() => vi.restoreAllMocks());

/** Options of a published fixture, read loosely: each twin below takes what it knows. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is somebody else's and differs by component
type Options = any;

const FOLDER = "node_modules/govuk-frontend/dist/govuk/components";

function fixture(component: string, name: string): { options: Options; html: string } {
  const { fixtures } = JSON.parse(readFileSync(`${FOLDER}/${component}/fixtures.json`, "utf8"));
  const found = fixtures.find((one: { name: string }) => one.name === name);
  if (!found) throw new Error(`No fixture "${name}" of ${component}`);
  return found;
}

/** A link to nowhere is, in a router, a link to here. */
function partsOf(html: string): string[] {
  return accessibleParts(html.replaceAll('href="#"', 'href="/"'));
}

/** Ours with the same options, in a router as on a page. */
function drawn(element: ReactElement): string {
  return renderToStaticMarkup(<MemoryRouter>{element}</MemoryRouter>);
}

function words(text: { text?: string; html?: string } | undefined): ReactNode {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a published fixture
  return text?.html ? <span dangerouslySetInnerHTML={{ __html: text.html }} /> : text?.text;
}

function fieldOf(options: Options, initialValue: unknown = options.value): Field {
  const id = options.id ?? options.idPrefix ?? options.name;
  return { id, name: options.name, errors: options.errorMessage ? [options.errorMessage.text] : [], initialValue };
}

function choices(options: Options) {
  return {
    field: fieldOf(
      options,
      options.values ?? options.items.filter((item: Options) => item.checked).map((item: Options) => item.value),
    ),
    label: words(options.fieldset.legend),
    heading: options.fieldset.legend.isPageHeading,
    hint: words(options.hint),
    options: options.items
      .filter((item: Options) => !item.divider)
      .map((item: Options) => ({
        value: item.value,
        label: words(item),
        hint: words(item.hint),
        disabled: item.disabled,
        conditional: item.conditional ? words(item.conditional) : undefined,
      })),
    divideLast: options.items.some((item: Options) => item.divider),
  };
}

function labelled(options: Options) {
  return {
    field: fieldOf(options),
    label: words(options.label),
    hint: words(options.hint),
    heading: options.label.isPageHeading,
  };
}

const TWINS: [string, string[], (options: Options) => ReactElement][] = [
  [
    "error-summary",
    ["default", "without links", "mixed with and without links"],
    (o) => (
      <ErrorSummary form={{ errors: o.errorList.map((e: Options) => ({ href: e.href ?? null, text: e.text })) }} />
    ),
  ],
  [
    "input",
    [
      "default",
      "with hint text",
      "with error message",
      "with error and hint",
      "with label as page heading",
      "value",
      "with prefix",
      "with suffix",
      "with prefix and suffix",
      "with autocomplete attribute",
      "inputmode",
      "custom type",
    ],
    (o) => (
      <TextField
        {...labelled(o)}
        type={o.type}
        inputMode={o.inputmode}
        autoComplete={o.autocomplete}
        prefix={o.prefix?.text}
        suffix={o.suffix?.text}
      />
    ),
  ],
  [
    "textarea",
    [
      "default",
      "with hint",
      "with error message",
      "with hint and error message",
      "with default value",
      "with custom rows",
      "with label as page heading",
    ],
    (o) => <TextArea {...labelled(o)} rows={o.rows} />,
  ],
  [
    "character-count",
    ["default", "with hint", "with hint and error", "with default value", "with label as page heading"],
    (o) => <TextArea {...labelled(o)} rows={o.rows} limit={o.maxlength} />,
  ],
  [
    "date-input",
    ["default", "with errors only", "with errors and hint"],
    (o) => {
      const field = (name: string): Field => {
        const part = name.split(".").at(-1) ?? "";
        return {
          id: `${o.id}-${part}`,
          name: o.namePrefix ? `${o.namePrefix}-${part}` : part,
          errors: [],
          initialValue: "",
        };
      };
      return (
        <DateInput
          form={{ field }}
          field={{ ...fieldOf(o), name: o.id }}
          label={words(o.fieldset.legend)}
          hint={words(o.hint)}
        />
      );
    },
  ],
  [
    "radios",
    [
      "default",
      "with hint",
      "inline",
      "with fieldset and error message",
      "with legend as page heading",
      "with a divider",
      "with conditional items",
    ],
    (o) => <Radios {...choices(o)} />,
  ],
  [
    "checkboxes",
    [
      "default",
      "with hint",
      "with pre-checked values",
      "with divider and None",
      "with legend as a page heading",
      "with error message",
      "with conditional items",
      "with error message and hint",
    ],
    (o) => <Checkboxes {...choices(o)} />,
  ],
  [
    "select",
    ["default", "with hint text and error message", "with label as page heading", "error"],
    (o) => (
      <Select
        {...labelled(o)}
        field={fieldOf(o, o.items.find((item: Options) => item.selected)?.value)}
        options={o.items.map((item: Options) => ({
          value: String(item.value ?? ""),
          label: item.text,
          disabled: item.disabled,
        }))}
      />
    ),
  ],
  [
    "summary-list",
    ["default", "with actions", "with some actions", "key with html"],
    (o) => (
      <SummaryList
        rows={o.rows.map((row: Options) => ({
          key: words(row.key),
          value: words(row.value),
          actions: row.actions?.items?.map((a: Options) => ({
            href: a.href,
            text: a.text,
            hidden: a.visuallyHiddenText,
          })),
        }))}
      />
    ),
  ],
  [
    "task-list",
    ["default", "with hint text and additional states", "with very long single word tags", "custom id prefix"],
    (o) => (
      <TaskList
        id={o.idPrefix}
        tasks={o.items.map((item: Options) => ({
          title: words(item.title),
          href: item.href,
          hint: words(item.hint),
          status: item.status.tag ? { tag: item.status.tag.text } : { text: item.status.text },
        }))}
      />
    ),
  ],
  [
    "tabs",
    ["default", "classes", "title"],
    (o) => (
      <Tabs
        title={o.title}
        tabs={o.items.map((item: Options) => ({
          id: item.id,
          label: item.label,
          panel: item.panel.html ? words(item.panel) : <p>{item.panel.text}</p>,
        }))}
      />
    ),
  ],
  ["tag", ["default", "grey", "html as text"], (o) => <Tag>{o.text}</Tag>],
  [
    "notification-banner",
    ["default", "with text as html", "with type as success", "custom title", "custom title id"],
    (o) => (
      <Banner
        tone={o.type === "success" ? "success" : "notice"}
        title={o.titleText ?? (o.type ? "Success" : undefined)}
        titleId={o.titleId ?? "govuk-notification-banner-title"}
      >
        {o.html ? words(o) : o.text}
      </Banner>
    ),
  ],
  ["phase-banner", ["default", "text"], (o) => <PhaseBanner tag={o.tag?.text ?? ""}>{words(o)}</PhaseBanner>],
  [
    "pagination",
    ["with prev and next only", "with previous only", "with next only"],
    (o) => <Pagination previous={o.previous?.href ?? null} next={o.next?.href ?? null} />,
  ],
  [
    "details",
    ["default", "expanded", "html"],
    (o) => (
      <Details summary={o.summaryText} id={o.id} open={o.open}>
        {words(o)}
      </Details>
    ),
  ],
  [
    "panel",
    ["default", "title with no body text"],
    (o) => <Panel title={words({ text: o.titleText, html: o.titleHtml })}>{words(o)}</Panel>,
  ],
  ["warning-text", ["default", "multiple lines"], (o) => <WarningText>{words(o)}</WarningText>],
  ["inset-text", ["default", "id"], (o) => <InsetText id={o.id}>{words(o)}</InsetText>],
  ["skip-link", ["default"], (o) => <SkipLink href={o.href} />],
  ["breadcrumbs", ["default", "with one level", "without the home section"], (o) => <Breadcrumbs items={o.items} />],
  ["back-link", ["default", "with custom text and link"], (o) => <BackLink to={o.href ?? "#"}>{o.text}</BackLink>],
];

describe.each(TWINS)("%s", (component, names, twin) => {
  test.each(names)("%s: the same roles, ids, aria and hidden words", (name) => {
    const { options, html } = fixture(component, name);
    expect(partsOf(drawn(twin(options)))).toEqual(partsOf(html));
  });
});
