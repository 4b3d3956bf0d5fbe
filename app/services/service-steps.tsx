import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import type { ServiceWithRules } from "./rules.ts";

const words = texts.services.edit;

/** Small steps about the whole service: one press each. */
export function ServiceSteps({ service }: { service: ServiceWithRules }) {
  return (
    <Form className="flex flex-wrap gap-3 mb-6">
      <Button small tone="secondary" name="form" value="checked">
        {words.checked}
      </Button>
      <Button small tone="secondary" name="form" value={service.status === "withdrawn" ? "offer_again" : "withdraw"}>
        {service.status === "withdrawn" ? words.offerAgain : words.withdraw}
      </Button>
      {service.basedOnId ? (
        <Button small tone="warning" name="form" value="back_to_shared">
          {words.backToShared}
        </Button>
      ) : null}
    </Form>
  );
}
