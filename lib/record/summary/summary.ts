import { byGravity, isOver } from './allergy-names.ts';
import { groupedByCategory, liveOf, type MakeBlock, makeBlocks, type SummaryBlock } from './blocks/make-blocks.ts';
import { isCurrentProblem } from './current-problem.ts';
import { partsDays } from '#/lib/record/dates/date-interval.ts';
import { parseDateText } from '#/lib/record/dates/date-text.ts';
import { type MedicinesBlock, medicinesBlock } from './medicines-block.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { sortOrderOfDay } from '#/lib/record/dates/sort-position.ts';
import type { Observations } from './observed/observations.ts';
import { observedIn } from './observed/observed-in.ts';
import { type PeopleToRing, peopleToRing } from './people/people-to-ring.ts';
import { resultsToLookAt } from './results-to-look-at.ts';
import type { ResultsToLookAt, ResultToLookAt } from './results-to-look-at.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';

export interface ResultsBlock extends SummaryBlock {
  readonly results: readonly ResultToLookAt[];
  /** "n results have neither flag nor range": of the newest of each test. */
  readonly neither: number;
  /** "n results have a flag that is not understood": listed (H39). */
  readonly notUnderstood: number;
}

/** Allergies, gravest first; `resolvedCount`: of those left out, the ones that every source calls over. */
export interface AllergiesBlock extends SummaryBlock {
  readonly resolvedCount: number;
}

/** The blocks of the first screen, by ticks but not by filters (design §8). */
export interface RecordSummary {
  /** The instant by which it was worked out, ISO 8601. */
  readonly at: string;
  readonly allergies: AllergiesBlock;
  readonly medicines: MedicinesBlock;
  readonly problems: SummaryBlock;
  readonly results: ResultsBlock;
  readonly letters: SummaryBlock;
  readonly appointments: SummaryBlock;
  readonly observations: ObservationsBlock;
  readonly people: PeopleBlock;
}

export interface ObservationsBlock extends SummaryBlock {
  readonly observed: Observations;
}

export interface PeopleBlock extends SummaryBlock {
  readonly toRing: PeopleToRing;
}

const recentDays = 90;
const overStatus = new Set(['inactive', 'completed', 'revoked', 'cancelled', 'noshow', 'fulfilled']);

/** `at`: the server's clock, an ISO 8601 instant, or the end of its day. */
export function summariseRecord(timeline: Timeline, view: View, at: string): RecordSummary {
  const ticks: View = { unticked: view.unticked, othersOnly: view.othersOnly };
  // Grouped once for all blocks: seven walks, one a block, took 120 ms of 50,000 entries.
  const byCategory = groupedByCategory(timeline, ticks);
  const atMs = Date.parse(at);
  const parts = parseDateText(at);
  const today = parts ? partsDays(parts).first : Math.floor(atMs / 86_400_000);
  // The banner's own identity alone: a death that only another source records changes nothing here (design §8).
  const died = timeline.patient?.identity.deceased;
  const isAtDeath = died !== undefined;
  const block = makeBlocks({ timeline, ticks, byCategory, isAtDeath, atMs });
  const appointments = block('appointments', ({ lead }) => lead.order >= sortOrderOfDay(today) && !overStatus.has(lead.entry.status ?? ''));
  const vitals = block('observations', () => true);
  return {
    at,
    allergies: allergiesBlock(block),
    medicines: medicinesBlock(block, byCategory, { atMs, died }),
    problems: block('problems', ({ members }) => members.some(({ entry }) => isCurrentProblem(entry, atMs))),
    results: resultsBlock(block, resultsToLookAt(byCategory.get('results') ?? [], sortOrderOfDay(today - recentDays))),
    letters: block('letters', () => true),
    appointments: { ...appointments, items: appointments.items.toReversed() },
    observations: { ...vitals, observed: observedIn({ timeline, view: ticks, byCategory, sources: vitals.sources, today }) },
    people: { ...block('people', () => true), toRing: peopleToRing(timeline, ticks, liveOf(byCategory, ['people'])) },
  };
}

/** Says neither that there is an allergy nor that there is none: "No known drug allergies". */
const isUnclearAllergy = ({ lead: { entry } }: PreparedGroup): boolean =>
  entry.assertion === 'denied' && entry.verificationStatus !== 'refuted';

function allergiesBlock(block: MakeBlock): AllergiesBlock {
  let resolvedCount = 0;
  const isCurrent = ({ lead, group }: PreparedGroup): boolean => {
    const isAffirmed = lead.entry.assertion === 'affirmed';
    if (isAffirmed && isOver(group)) resolvedCount += 1;
    return isAffirmed && !isOver(group);
  };
  const allergies = block('allergies', isCurrent, isUnclearAllergy);
  return { ...allergies, items: allergies.items.toSorted(byGravity), resolvedCount };
}

function resultsBlock(block: MakeBlock, lookAt: ResultsToLookAt): ResultsBlock {
  const chosen = new Set(lookAt.results.map(({ group }) => group));
  const results = block('results', ({ group }) => chosen.has(group));
  return { ...results, items: lookAt.results.map(({ group }) => group), ...lookAt };
}
