import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { z } from "zod";
import { freshness, laterDay } from "~/businesses/freshness.ts";
import { findHomeFacts } from "~/businesses/profile-home.server.ts";
import { listSourceLines, sourcesByField } from "~/businesses/profile-statements.server.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { confirmDetails } from "~/casework/commands/confirm-details.server.ts";
import { Glance, HowFresh, LatestChanges, MoreLinks, NeedsYou, Referrals } from "~/casework/profile-home.tsx";
import { glanceLines } from "~/casework/profile-rows.ts";
import { STAGES, TRAJECTORIES } from "~/classification/lifecycle-terms.ts";
import { ownerWording } from "~/classification/wording.ts";
import { HomeListing } from "~/directory/home-listing.tsx";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { type Packed, pack, unpack } from "~/lib/packed.ts";
import { findHomeNeeds } from "~/network/needs/home.server.ts";
import { HomeNeeds, linesAsked } from "~/network/needs/home-needs.tsx";
import { HomeNetwork, linesWaiting } from "~/network/people/home-network.tsx";
import { countWaiting } from "~/network/people/introductions.server.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";
import { usePackedData } from "~/ui/packed-data.ts";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.profile.home;

export function meta({ data }: { data: Packed<{ name: string }> | undefined }) {
  return [{ title: texts.common.title(data ? unpack(data).name : texts.profile.choose.title) }];
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const [snapshot, facts, lines, needs, waiting] = await Promise.all([
    getSnapshot(statements(), actor.businessId),
    findHomeFacts(actor.businessId),
    listSourceLines(actor.businessId),
    findHomeNeeds(actor),
    countWaiting(actor.businessId),
  ]);
  if (!facts) notFound();
  const byField = sourcesByField(snapshot, lines);
  const sources = [...byField.values()];
  const stage = STAGES.find((one) => one === facts.stage && one !== "not_enough_known");
  const trajectory = TRAJECTORIES.find((one) => one === facts.trajectory) ?? "steady";
  return pack({
    businessId: actor.businessId,
    name: snapshot.name,
    reference: snapshot.reference,
    tradingStatus: snapshot.tradingStatus,
    ceasedOn: snapshot.ceasedOn,
    canEdit: actor.role !== "viewer",
    proven: actor.proven,
    fresh: freshness(facts.confirmedOn, today()),
    confirmedOn: facts.confirmedOn,
    changedOn: laterDay(facts.changedOn, null),
    questions: sources.filter((source) => source.others.some((line) => line.ownerVerdict === null)).length,
    linksWaiting: facts.linksWaiting,
    scheduled: facts.scheduled,
    referrals: facts.referrals,
    latest: facts.latest,
    inDirectory: facts.inDirectory,
    wording: stage ? ownerWording({ stage, trajectory }) : null,
    needs,
    waiting,
    lines: glanceLines(snapshot, byField).map(({ path, asOf, ...line }) => ({
      ...line,
      href: `/business/${actor.businessId}/${path}`,
      asOf: asOf ? { day: formatDay(asOf), fresh: freshness(asOf, today()) } : null,
    })),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, z.object({ intent: z.literal("confirm") }));
  if (!form.ok) return form.response;
  await confirmDetails(actor.businessId, actor.person.id, form.submissionKey);
  return redirectWithFlash(request, `/business/${actor.businessId}`, texts.profile.confirm.done);
}

export default function BusinessHome() {
  const page = usePackedData<typeof loader>();
  const base = `/business/${page.businessId}`;
  const fromOthers = [...linesWaiting(page.waiting, base), ...linesAsked(page.needs.asked, base)];
  return (
    <Page>
      <PageTitle>{page.name}</PageTitle>
      {page.tradingStatus === "ceased" && page.ceasedOn ? (
        <p className="lede">{words.ended(formatDay(page.ceasedOn))}</p>
      ) : null}
      {page.tradingStatus === "paused" ? <p className="lede">{words.paused}</p> : null}
      <div className="split">
        <div>
          <NeedsYou {...page} base={base} freshOn={page.confirmedOn} fromOthers={fromOthers} />
          <section aria-labelledby="details">
            <h2 id="details">{words.detailsTitle}</h2>
            <HowFresh fresh={page.fresh} confirmedOn={page.confirmedOn} changedOn={page.changedOn} />
            <Glance lines={page.lines} base={base} canEdit={page.canEdit} />
          </section>
          <section aria-labelledby="near-you">
            <h2 id="near-you">{words.nearYou}</h2>
            <div className="cards cards-small">
              <HomeNeeds forYou={page.needs.forYou} base={base} canEdit={page.canEdit} />
              <HomeNetwork base={base} canEdit={page.canEdit} />
              <HomeListing base={base} listed={page.inDirectory} />
            </div>
          </section>
        </div>
        <div>
          <section aria-labelledby="knows">
            <h2 id="knows">{words.knowsTitle}</h2>
            <p>{page.wording ? words.stage(page.wording) : words.stageUnknown}</p>
            <p>
              <Link to={`${base}/stage`}>{words.stageLink}</Link>
            </p>
            <h3>{words.eventsTitle}</h3>
            <LatestChanges base={base} latest={page.latest} />
            <p>
              <Link to={`${base}/changes`}>{words.eventsAll}</Link>
            </p>
          </section>
          <Referrals referrals={page.referrals} />
          <section aria-labelledby="services" className="card card-link">
            <h2 id="services">
              <Link to={`${base}/services`}>{words.servicesLink}</Link>
            </h2>
            <p>{words.servicesText}</p>
          </section>
          <MoreLinks base={base} />
          <p className="muted">
            {words.reference}: <strong className="nowrap">{page.reference}</strong>
          </p>
        </div>
      </div>
    </Page>
  );
}
