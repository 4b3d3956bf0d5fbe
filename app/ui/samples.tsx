import { useState } from "react";
import { Autocomplete } from "./autocomplete.tsx";
import { BackLink } from "./back-link.tsx";
import { Banner } from "./banner.tsx";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Actions, Button, ButtonLink } from "./button.tsx";
import { CheckAnswers } from "./check-answers.tsx";
import { Checkboxes } from "./checkboxes.tsx";
import { DateInput } from "./date-input.tsx";
import { Details } from "./details.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import type { FormState } from "./form.tsx";
import { InsetText } from "./inset-text.tsx";
import { Pagination } from "./pagination.tsx";
import { Panel } from "./panel.tsx";
import { PhaseBanner } from "./phase-banner.tsx";
import { Radios } from "./radios.tsx";
import { SearchBox } from "./search-box.tsx";
import { Select } from "./select.tsx";
import { StepHeader } from "./step-header.tsx";
import { SummaryCard, SummaryList } from "./summary-list.tsx";
import { Table } from "./table.tsx";
import { Tabs } from "./tabs.tsx";
import { Tag } from "./tag.tsx";
import { TaskList } from "./task-list.tsx";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";
import { Timeline } from "./timeline.tsx";
import { WarningText } from "./warning-text.tsx";

/** Every field of a form: empty, full or in error. For the page that shows them and for looking at changes of style. */
export function FieldSamples({ form }: { form: FormState }) {
  const at = (name: string) => form.field(name);
  return (
    <>
      <ErrorSummary form={form} />
      <SearchBox id="sample-search" name="q" label="What do you need, and where?" hint="For example, cakes in Tamworth">
        <Button tone="secondary">Search</Button>
      </SearchBox>
      <TextField field={at("name")} label="Trading name" hint="The name over the door" />
      <TextField field={at("employees")} label="How many people work here?" width={4} inputMode="numeric" />
      <TextField field={at("pay")} label="Rateable value" prefix="£" suffix="a year" width={10} inputMode="decimal" />
      <TextArea field={at("description")} label="What do you do?" limit={200} hint="One or two sentences" />
      <DateInput form={form} field={at("start")} label="When did you open?" hint="For example, 27 3 2026" />
      <Radios
        field={at("premises")}
        label="Where do you work?"
        options={[
          { value: "home", label: "At home", hint: "A room or a kitchen of your own" },
          { value: "mobile", label: "On the move", hint: "A van, a stall, at customers'" },
          {
            value: "commercial",
            label: "In business premises",
            conditional: <TextField field={at("unit")} label="Unit" width={5} />,
          },
        ]}
      />
      <Radios
        field={at("visitors")}
        label="Do customers come to you?"
        inline
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
      <Checkboxes
        field={at("activities")}
        label="What do you do there?"
        divideLast
        options={[
          { value: "food", label: "Make, serve or sell food" },
          { value: "alcohol", label: "Sell alcohol" },
          { value: "none", label: "None of these" },
        ]}
      />
      <Select
        field={at("form")}
        label="Legal form"
        options={[
          { value: "", label: "Choose one" },
          { value: "sole_trader", label: "Sole trader" },
          { value: "limited", label: "Limited company" },
        ]}
      />
      <Autocomplete field={at("sic")} label="Trade" hint="Type a few letters" source="/dev/components?of=trades" />
      <Actions>
        <Button>Save and tell the council</Button>
        <Button tone="secondary" name="intent" value="later">
          Save for later
        </Button>
        <Button tone="warning">Close this site</Button>
        <ButtonLink to="/dev/components" tone="secondary" small>
          Small
        </ButtonLink>
      </Actions>
    </>
  );
}

const ROWS = [
  { id: "1", name: "Cathedral Bakery", ward: "Leomansley", staff: 12 },
  { id: "2", name: "Minster Pool Cycles", ward: "Stowe", staff: 3 },
];

/** Everything that shows and does not ask. */
export function ContentSamples() {
  const [pressed] = useState(0);
  return (
    <>
      <Breadcrumbs
        items={[
          { text: "Home", href: "/" },
          { text: "Services", href: "/services" },
        ]}
      />
      <BackLink to="/dev/components" />
      <StepHeader now={3} all={7} />
      <PhaseBanner tag="Demonstration">Every person here is made up.</PhaseBanner>
      <Banner titleId="sample-notice">Your details have not been confirmed for 7 months.</Banner>
      <Banner tone="attention" title="Due now" titleId="sample-attention">
        <p>
          Say whether anything has changed. <a href="#main">Look at your details</a>
        </p>
      </Banner>
      <p>
        <Tag>Closed</Tag> <Tag tone="good">Confirmed</Tag> <Tag tone="info">In progress</Tag>{" "}
        <Tag tone="notice">Due soon</Tag> <Tag tone="problem">Out of date</Tag>
      </p>
      <SummaryList
        rows={[
          {
            key: "Trading name",
            value: "Cathedral Bakery",
            source: "You, confirmed 3 November 2026",
            actions: [{ href: "#name", hidden: "trading name" }],
          },
          { key: "Phone", value: "01543 308000" },
          {
            key: "Hours",
            value: "Not given",
            actions: [
              { href: "#hours", hidden: "hours", text: "Add" },
              { href: "#hide", hidden: "hours", text: "Hide" },
            ],
          },
        ]}
      />
      <SummaryCard
        title="People"
        note="Changed 4 May 2026"
        action={{ href: "#people", hidden: "people" }}
        rows={[{ key: "Employees", value: "12" }]}
      />
      <CheckAnswers sections={[{ title: "Where", rows: [{ key: "Postcode", value: "WS13 6DP" }] }]} />
      <TaskList
        tasks={[
          { title: "Show that it is yours", href: "#claim", status: { tag: "To do", tone: "notice" } },
          { title: "Opening hours", href: "#hours", hint: "Takes a minute", status: { text: "Done" } },
          { title: "Publish", status: { tag: "Cannot start yet", tone: "neutral" } },
        ]}
      />
      <Table
        caption="Businesses"
        columns={[
          { key: "name", title: "Name", sort: "name", rowHeader: true, cell: (row) => <a href="#main">{row.name}</a> },
          { key: "ward", title: "Ward", cell: (row) => row.ward },
          { key: "staff", title: "Employees", numeric: true, sort: "staff", cell: (row) => row.staff },
        ]}
        rows={ROWS}
        rowKey={(row) => row.id}
        sortedBy="name"
      />
      <Pagination previous="?page=1" next="?page=3" />
      <Tabs
        tabs={[
          { id: "one", label: "What changed", panel: <p>Two things changed. Pressed {pressed} times.</p> },
          { id: "two", label: "Sources", panel: <p>The food register and you.</p> },
        ]}
      />
      <Timeline
        label="What happened"
        entries={[
          { key: "1", title: "Food trade started", meta: "21 November 2026, you", body: <p>Reference TL-7K3M-29XB</p> },
          { key: "2", title: "Details confirmed", meta: "2 May 2026, you" },
        ]}
      />
      <EmptyState title="No changes yet">
        <p>When you tell us about a change, it is listed here.</p>
      </EmptyState>
      <Details summary="How do I find my company number?">
        <p>It is on your certificate of incorporation: eight characters.</p>
      </Details>
      <Panel title="Your details are saved">Your reference is TL-7K3M-29XB</Panel>
      <WarningText>You must register food premises 28 days before you open.</WarningText>
      <InsetText>Environmental health will be told.</InsetText>
    </>
  );
}
