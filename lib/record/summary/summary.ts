import { shownGroups } from '#/lib/record/list/arrange.ts';
import { isForbidding } from '#/lib/record/decisions/forbidding.ts';
import { byGravity, isOver } from './allergy-names.ts';
import { blockNouns } from './blocks/block-words.ts';
import { type BlockSources, blockSources } from './blocks/block-sources.ts';
import { usualBlocks } from './blocks/block-table.ts';
import type { SummaryBlockName } from '#/lib/record/model/summary-settings.ts';
import { type EmptyBlock, emptyBlock } from './blocks/empty-block.ts';
import { isCurrentProblem } from './current-problem.ts';
import { countLeftOut, type LeftOutMedicines, leftOutWords } from './medicines/left-out-medicines.ts';
import { type LastIssues, lastIssues, sortMedicines } from './medicines/medicine-dates.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { isCurrentMedicine, isDeniedMedicine, isOfUnknownStatus, wasCurrentAtDeath } from './medicines/current-medicine.ts';
import { partsDays } from '#/lib/record/dates/date-interval.ts';
import { parseDateText } from '#/lib/record/dates/date-text.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { sortOrderOfDay } from '#/lib/record/dates/sort-position.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { Observations } from './observed/observations.ts';
import { observedIn } from './observed/observed-in.ts';
import { type PeopleToRing, peopleToRing } from './people-to-ring.ts';
import { resultsToLookAt } from './results-to-look-at.ts';
import type { ResultsToLookAt, ResultToLookAt } from './results-to-look-at.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { formatList } from '#/lib/record/words/phrase.ts';

export interface SummaryBlock {
  readonly items: readonly Group[];
  /** Statements of none ("No known medications"), or that nothing is known: shown with the items, never counted as items. */
  readonly statements: readonly Group[];
  /** Present when the block has neither items nor statements: why. */
  readonly empty?: EmptyBlock;
  /** Groups of the block's category that it leaves out: "12 past problems". */
  readonly restCount: number;
  /** Sources behind the block, by what their answers leave open: its mark. */
  readonly sources: BlockSources;
}

export interface MedicinesBlock extends SummaryBlock {
  /** Orders that forbid a medicine, and have not ended: they stand first, and are no current medicines. */
  readonly forbidding: readonly Group[];
  /** The patient has died: nothing is taken any more, and nothing is left out for it. */
  readonly isAtDeath: boolean;
  /** Ids of groups that no source calls still taken or ended: the row says so. */
  readonly ofUnknownStatus: ReadonlySet<string>;
  /** Newest issue of each prescription. */
  readonly issues: LastIssues;
  /** Those that are no current ones, by what they are. */
  readonly leftOut: LeftOutMedicines;
}

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
    people: { ...block('people', () => true), toRing: peopleToRing(timeline, ticks, liveOf(byCategory, ['people', 'care-plans'])) },
  };
}

type ByCategory = ReadonlyMap<Category, readonly PreparedGroup[]>;
type Choose = (group: PreparedGroup) => boolean;
/** `isUnclear`: names a group in place of "No …" where the block is empty. */
type MakeBlock = (name: SummaryBlockName, choose: Choose, isUnclear?: Choose) => SummaryBlock;

interface BlockInputs {
  readonly timeline: Timeline;
  readonly ticks: View;
  readonly byCategory: ByCategory;
  readonly isAtDeath: boolean;
  readonly atMs: number;
}

const groupedByCategory = (timeline: Timeline, view: View): ByCategory =>
  Map.groupBy(shownGroups(timeline, view), ({ lead }) => lead.entry.category);

function makeBlocks(inputs: BlockInputs): MakeBlock {
  return (name, choose, isUnclear = () => false) => {
    const categories = usualBlocks.find((place) => place.name === name)?.categories ?? [];
    const live = liveOf(inputs.byCategory, categories);
    const items = live.filter((candidate) => !isStatement(candidate) && choose(candidate)).map(({ group }) => group);
    const statements = live.filter(isStatement).map(({ group }) => group);
    const restCount = live.length - items.length - statements.length;
    const sources = blockSources(inputs.timeline, categories);
    const empty = items.length + statements.length > 0 ? undefined : emptyOf(inputs, { name, choose, isUnclear, live, sources });
    return { items, statements, restCount, sources, ...(empty && { empty }) };
  };
}

interface EmptyInputs {
  readonly name: SummaryBlockName;
  readonly choose: Choose;
  readonly isUnclear: Choose;
  readonly live: readonly PreparedGroup[];
  readonly sources: BlockSources;
}

function emptyOf({ timeline, ticks, isAtDeath, atMs }: BlockInputs, { name, choose, isUnclear, live, sources }: EmptyInputs): EmptyBlock {
  const isTicked = ticks.unticked.size === 0 && !ticks.othersOnly;
  const categories = usualBlocks.find((place) => place.name === name)?.categories ?? [];
  const hidden = isTicked ? [] : liveOf(groupedByCategory(timeline, wholeView), categories).filter(choose);
  const nouns = blockNouns(name, timeline.hello?.locale, isAtDeath);
  return emptyBlock({
    sources,
    nouns: name === 'medicines' ? { ...nouns, counted: formatList(leftOutWords(countLeftOut(live, atMs))) } : nouns,
    ended: live.length,
    hidden: hidden.length,
    unclear: live.filter(isUnclear).map((group) => statementOf(timeline, group)),
  });
}

/** Says neither that there is an allergy nor that there is none: "No known drug allergies". */
const isUnclearAllergy = ({ lead: { entry } }: PreparedGroup): boolean =>
  entry.assertion === 'denied' && entry.verificationStatus !== 'refuted';

function statementOf({ sources }: Timeline, { group }: PreparedGroup): { readonly title: string; readonly source: string } {
  const [source = ''] = group.sources;
  return { title: group.lead.title, source: sources.get(source)?.source.name ?? source };
}

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

function medicinesBlock(
  block: MakeBlock,
  byCategory: ByCategory,
  { atMs, died }: { readonly atMs: number; readonly died: string | true | undefined },
): MedicinesBlock {
  const isTaken = (entry: TimelineEntry): boolean =>
    isCurrentMedicine(entry, atMs) || (typeof died === 'string' && wasCurrentAtDeath(entry, died));
  const isAtDeath = died !== undefined;
  const forbidding = liveOf(byCategory, ['medications']).filter(({ members }) => members.some(({ entry }) => isForbidding(entry, atMs)));
  const issues = lastIssues(byCategory.get('medications') ?? []);
  const isCurrent: Choose = ({ members }) => members.some(({ entry }) => isTaken(entry));
  const medicines = block('medicines', isCurrent, ({ lead: { entry } }) => isDeniedMedicine(entry, atMs));
  const isLeftOut: Choose = (group) => !isStatement(group) && !isCurrent(group) && !forbidding.includes(group);
  return {
    ...medicines,
    items: sortMedicines(medicines.items, issues, atMs),
    issues,
    isAtDeath,
    forbidding: forbidding.map(({ group }) => group),
    restCount: medicines.restCount - forbidding.length,
    leftOut: countLeftOut(liveOf(byCategory, ['medications']).filter(isLeftOut), atMs),
    ofUnknownStatus: new Set(
      medicines.items.filter(({ members }) => members.every((entry) => isOfUnknownStatus(entry, isAtDeath))).map(({ id }) => id),
    ),
  };
}

function resultsBlock(block: MakeBlock, lookAt: ResultsToLookAt): ResultsBlock {
  const chosen = new Set(lookAt.results.map(({ group }) => group));
  const results = block('results', ({ group }) => chosen.has(group));
  return { ...results, items: lookAt.results.map(({ group }) => group), ...lookAt };
}

/** Groups of the categories, in the order of the list; entries in error are in no summary (design §6). */
function liveOf(byCategory: ReadonlyMap<Category, readonly PreparedGroup[]>, wanted: readonly Category[]): readonly PreparedGroup[] {
  const groups = wanted.flatMap((category) => byCategory.get(category) ?? []);
  const inOrder = wanted.length === 1 ? groups : groups.toSorted((a, b) => byNewest(a.lead, b.lead));
  return inOrder.filter(({ lead }) => lead.entry.assertion !== 'removed');
}

function isStatement({ lead }: PreparedGroup): boolean {
  return lead.entry.assertion === 'none-known' || lead.entry.assertion === 'not-known';
}
