import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { exceptedParts, isSafeguardingShown, mayKeepBack } from '#/lib/policy/model/agreement.ts';
import { categoriesHiddenFromRole } from '#/lib/policy/model/role-limit.ts';
import { isKeptByLabel } from '#/lib/policy/model/labels.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import { mayBeWithheld } from '#/lib/policy/model/words.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ResourceCounts } from '#/lib/record/model/timeline-message.ts';
import { sharingParts } from '#/lib/record/sharing-parts/registry.ts';
import { notSharedSentence } from '#/lib/record/sharing-parts/words.ts';
import type { IsHidden, LabelledEntry, SourceEnded } from '#/lib/sources/answer/source-event.ts';
import type { SentNotes } from '#/lib/access/request/source-opening.ts';
import type { ReleaseCounts } from '#/lib/access/request/audit-outcomes.ts';
import { notSharedBy } from '#/lib/access/request/words.ts';
import { releaseEntry } from '#/lib/access/request/release-entry.ts';
import { logUnknownLabels } from '#/lib/access/request/log-unknown-labels.ts';
import { waitForReferences, type DecidableEntry } from './wait-for-references.ts';

/** Release of one source's answer: applies policy to its entries and corrects its counts. */
export interface EntryRelease {
  readonly counts: ReleaseCounts;
  /** Entries to send now: of this batch, and of those that waited for it. */
  readonly entries: (labelled: readonly LabelledEntry[]) => Iterable<TimelineEntry>;
  /** Entries to send now that no more of this type will be received. */
  readonly endType: (resourceType: string, whole: boolean) => Iterable<TimelineEntry>;
  /** Tells whether the page may be told that this resource could not be shown. */
  readonly mayReportRefusal: (resourceType: string, labels: readonly Coding[] | undefined) => boolean;
  /** Entries to send at the source's end; called before `outcomes` and `resources`. */
  readonly rest: () => Iterable<TimelineEntry>;
  readonly outcomes: (ended: SourceEnded) => ReadonlyMap<Category, Outcome>;
  readonly resources: (ended: SourceEnded) => ResourceCounts;
  /** Number of resources so far, for the reader. */
  readonly progress: (gathered: number) => number;
}

/**
 * Starts the release of one source's answer. `edit`: takes out, entry by entry, what nobody may learn yet or at all; `onRelease`: called for each entry to send, with what it was released from.
 */
export function startEntryRelease(
  policy: PolicyRequest,
  source: SourceConfig,
  edit: (entry: TimelineEntry) => TimelineEntry = (entry) => entry,
  onRelease: SentNotes['take'] = () => undefined,
): EntryRelease {
  const decisions = startDecisions(policy, source, (entry, labelled) => {
    const edited = edit(entry);
    onRelease(edited, labelled);
    return edited;
  });
  const { counts } = decisions;
  const personal = mayKeepBack(policy, source);
  const waiting = waitForReferences();
  // Decided one by one as they are taken: thousands may have waited for one reference.
  const releaseAll = function* (ready: readonly DecidableEntry[]): Generator<TimelineEntry, void> {
    for (const { labelled, unknown } of ready) yield* decisions.release(labelled, unknown);
  };
  return {
    counts,
    entries: (labelled) => {
      if (!personal) return labelled.flatMap((entry) => decisions.release(entry));
      // Entries withheld by their own labels are decided first, so that no other entry names them.
      const [withheld = [], candidates = []] = partition(labelled, ({ labels }) => isKeptByLabel(policy, source, labels));
      for (const { entry } of withheld) decisions.withhold(entry);
      logUnknownLabels(source.id, withheld);
      return releaseAll(waiting.take(candidates, ids(withheld)));
    },
    endType: (resourceType, whole) => releaseAll(waiting.answered(resourceType, whole)),
    mayReportRefusal: decisions.refused,
    rest: () => releaseAll(waiting.rest()),
    outcomes: (ended) => releasedOutcomes(ended, decisions, personal),
    // A count of resources not yet released would drop when they are withheld, which is a trace.
    progress: (gathered) =>
      personal || !isSafeguardingShown(policy) || categoriesHiddenFromRole(policy).size > 0 ? counts.shownEntries + counts.stubs : gathered,
    // Entries withheld for this patient only leave no trace, in counts either (design §5).
    resources: ({ resources, withholdable = [] }) => {
      counts.withheldRepeats = withholdable.filter(({ id, labels }) => decisions.hides(id, labels)).length;
      return {
        ...resources,
        received: resources.received - counts.withheld - counts.withheldRepeats - counts.unreportedRefusals,
        entries: resources.entries - counts.withheld,
        supporting: resources.supporting - counts.withheldRepeats,
        refused: resources.refused - counts.unreportedRefusals,
      };
    },
  };
}

function releasedOutcomes(
  { outcomes, recount }: SourceEnded,
  decisions: ReleaseDecisions,
  personal: boolean,
): ReadonlyMap<Category, Outcome> {
  const { sentCounts, agreements } = decisions;
  // A category whose entries are all withheld must end as if none of them had been received.
  const recounted = personal ? recount?.(sentCounts, decisions.hides) : undefined;
  return new Map(
    [...outcomes].map(([category, gathered]) => {
      const mustReport = decisions.mustReport(category);
      const outcome = mustReport ? gathered : (recounted?.get(category) ?? gathered);
      return [
        category,
        releasedOutcome(outcome, sentCounts.get(category) ?? 0, { agreed: agreements.get(category), personal, mustReport }),
      ];
    }),
  );
}

const ids = (labelled: readonly LabelledEntry[]): readonly EntryId[] => labelled.map(({ entry }) => entry.id);

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): readonly (readonly Item[])[] {
  const areFirst = items.map(isFirst);
  return [items.filter((_, at) => areFirst[at]), items.filter((_, at) => !areFirst[at])];
}

interface ReleaseDecisions {
  readonly counts: ReleaseCounts;
  readonly sentCounts: Map<Category, number>;
  readonly agreements: Map<Category, string>;
  /** Decides on one entry; `unknown`: references that must not be named, because they may yet be withheld. */
  readonly release: (labelled: LabelledEntry, unknown?: ReadonlySet<EntryId>) => readonly TimelineEntry[];
  readonly withhold: (entry: TimelineEntry) => void;
  readonly refused: EntryRelease['mayReportRefusal'];
  /** Tells whether a category must report its withheld entries, for safety: allergies and decisions only. */
  readonly mustReport: (category: Category) => boolean;
  /** Tells whether an entry is withheld, or would be by its labels. */
  readonly hides: IsHidden;
}

/** Types of which a resource that cannot be read may be a decision, or an order that forbids. */
const mayBeDecision = new Set([
  'Consent',
  'Flag',
  'ServiceRequest',
  'ProcedureRequest',
  'MedicationRequest',
  'MedicationOrder',
  'CarePlan',
]);

type EditReleased = (entry: TimelineEntry, labelled: LabelledEntry) => TimelineEntry;

/** Decides on single entries, and remembers which were withheld. */
function startDecisions(policy: PolicyRequest, source: SourceConfig, edit: EditReleased): ReleaseDecisions {
  const counts: ReleaseCounts = { shownEntries: 0, stubs: 0, withheld: 0, withheldRepeats: 0, unreportedRefusals: 0 };
  const sentCounts = new Map<Category, number>();
  const agreements = agreementsByCategory(policy, source);
  const keptBack = new Set<EntryId>();
  const reporting = new Set<Category>();
  const withhold = (entry: TimelineEntry): void => {
    counts.withheld += 1;
    keptBack.add(entry.id);
    if (entry.category === 'allergies') reporting.add('allergies');
    // An order that forbids counts with the decisions, wherever it is filed (design §5).
    if (entry.category === 'decisions' || entry.forbids !== undefined) reporting.add('decisions');
  };
  const hides: IsHidden = (id, labels) => (id !== undefined && keptBack.has(id)) || isKeptByLabel(policy, source, labels);
  const refused: EntryRelease['mayReportRefusal'] = (resourceType, labels = []) => {
    const hidden = hides(undefined, labels);
    counts.unreportedRefusals += hidden ? 1 : 0;
    if (hidden && resourceType === 'AllergyIntolerance') reporting.add('allergies');
    if (hidden && mayBeDecision.has(resourceType)) reporting.add('decisions');
    return !hidden;
  };
  const release = (labelled: LabelledEntry, unknown: ReadonlySet<EntryId> = new Set()): readonly TimelineEntry[] => {
    const decision = releaseEntry(policy, source, labelled, { keptBack, undecided: unknown });
    if (decision.verdict === 'withheld') {
      withhold(labelled.entry);
      return [];
    }
    const { category } = decision.entry;
    counts[decision.verdict === 'stub' ? 'stubs' : 'shownEntries'] += 1;
    sentCounts.set(category, (sentCounts.get(category) ?? 0) + 1);
    if (decision.verdict === 'stub') agreements.set(category, decision.entry.withheld?.text ?? notSharedBy(source.name));
    return [edit(withoutDocuments(decision.entry, keptBack), labelled)];
  };
  return {
    counts,
    sentCounts,
    agreements,
    release,
    withhold,
    refused,
    hides,
    mustReport: (category) => reporting.has(category),
  };
}

/** Drops origins in a withheld document: entries of its unrestricted sections are shown, but not that the document exists. */
function withoutDocuments(entry: TimelineEntry, keptBack: ReadonlySet<EntryId>): TimelineEntry {
  if (!entry.origins.some(({ document }) => document !== undefined && keptBack.has(document))) return entry;
  const origins = entry.origins.map((origin) => {
    const { document: _document, place: _place, ...bare } = origin;
    return bare;
  });
  return { ...entry, origins };
}

interface Kept {
  readonly agreed: string | undefined;
  readonly personal: boolean;
  readonly mustReport: boolean;
}

/** Outcome of a category from the entries actually sent, so that withheld ones leave no trace. */
function releasedOutcome(outcome: Outcome, entries: number, { agreed, personal, mustReport }: Kept): Outcome {
  // Safety exception: a withheld allergy must not read as "no known allergies", nor a withheld decision as none.
  if (mustReport && (outcome.state === 'complete' || outcome.state === 'partial' || outcome.state === 'none'))
    return { state: 'withheld', basis: 'personal', why: mayBeWithheld };
  if (outcome.state === 'partial') return { ...outcome, entries };
  if (outcome.state !== 'complete' && outcome.state !== 'none') return outcome;
  if (agreed !== undefined) return { state: 'withheld', basis: 'agreement', why: agreed };
  if (entries > 0) return { state: 'complete', entries };
  // A source's remark on an empty answer is dropped: it would not have made it had all entries been withheld.
  return outcome.state === 'none' && !personal ? outcome : { state: 'none' };
}

/** Sentences of the sharing agreement by category, for every patient, because silence for some would reveal (design §5). */
function agreementsByCategory(policy: PolicyRequest, source: SourceConfig): Map<Category, string> {
  const excepted = exceptedParts(policy, source);
  return new Map(
    sharingParts.filter(({ name }) => excepted.has(name)).map((part) => [part.category, notSharedSentence(part, source.name)] as const),
  );
}
