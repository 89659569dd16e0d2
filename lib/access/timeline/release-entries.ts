import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { exceptedParts, mayKeepBack } from '#/lib/policy/model/agreement.ts';
import { isKeptByLabel } from '#/lib/policy/model/confidentiality.ts';
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
import type { ReleaseCounts } from '#/lib/access/request/audit-outcomes.ts';
import { releaseEntry } from '#/lib/access/request/release-entry.ts';
import { holdBack, type Ready } from './wait-for-references.ts';

/** What of one source's answer may leave, and the sums that follow from it. */
export interface Releasing {
  readonly counts: ReleaseCounts;
  /** What leaves now: of these, and of what waited for them. */
  readonly entries: (labelled: readonly LabelledEntry[]) => readonly TimelineEntry[];
  /** What leaves now that nothing more of this type comes. */
  readonly answered: (resourceType: string, whole: boolean) => readonly TimelineEntry[];
  /** Whether it may be said that this could not be shown. */
  readonly refused: (resourceType: string, labels: readonly Coding[] | undefined) => boolean;
  /** What leaves at the source's end; before `outcomes` and `resources`. */
  readonly rest: () => readonly TimelineEntry[];
  readonly outcomes: (ended: SourceEnded) => ReadonlyMap<Category, Outcome>;
  readonly resources: (ended: SourceEnded) => ResourceCounts;
  /** Resources so far, for the reader. */
  readonly progress: (gathered: number) => number;
}

export function releasing(policy: PolicyRequest, source: SourceConfig): Releasing {
  const letting = lettingOut(policy, source);
  const { counts, sent, agreed } = letting;
  const personal = mayKeepBack(policy, source);
  const held = holdBack();
  const all = (ready: readonly Ready[]): readonly TimelineEntry[] =>
    ready.flatMap(({ labelled, unknown }) => letting.one(labelled, unknown));
  return {
    counts,
    entries: (labelled) => {
      if (!personal) return labelled.flatMap((one) => letting.one(one));
      // What is kept back by its own labels is known first, so that none of the others names it.
      const [back = [], others = []] = parted(labelled, ({ labels }) => isKeptByLabel(policy, source, labels));
      for (const { entry } of back) letting.keep(entry);
      return all(held.take(others, ids(back)));
    },
    answered: (resourceType, whole) => all(held.answered(resourceType, whole)),
    refused: letting.refused,
    rest: () => all(held.rest()),
    outcomes: ({ outcomes, recount }) => {
      // A category in which all is kept back must end as if nothing of it had come.
      const others = personal ? recount?.(sent, letting.hides) : undefined;
      return new Map(
        [...outcomes].map(([category, gathered]) => {
          const outcome = letting.keptOf(category) ? gathered : (others?.get(category) ?? gathered);
          return [
            category,
            released(outcome, sent.get(category) ?? 0, { agreed: agreed.get(category), personal, allergy: letting.keptOf(category) }),
          ];
        }),
      );
    },
    // What was counted and not yet released would fall back again when it is withheld: a trace.
    progress: (gathered) => (personal ? counts.shown + counts.stubs : gathered),
    // What is withheld for this patient alone leaves no trace, in no sum either (design §5).
    resources: ({ resources, withholdable = [] }) => {
      counts.withheldAgain = withholdable.filter(({ id, labels }) => letting.hides(id, labels)).length;
      return {
        ...resources,
        received: resources.received - counts.withheld - counts.withheldAgain - counts.refusedUnsaid,
        entries: resources.entries - counts.withheld,
        supporting: resources.supporting - counts.withheldAgain,
        refused: resources.refused - counts.refusedUnsaid,
      };
    },
  };
}

const ids = (labelled: readonly LabelledEntry[]): readonly EntryId[] => labelled.map(({ entry }) => entry.id);

function parted<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): readonly (readonly Item[])[] {
  const found = items.map(isFirst);
  return [items.filter((_, at) => found[at]), items.filter((_, at) => !found[at])];
}

interface LettingOut {
  readonly counts: ReleaseCounts;
  readonly sent: Map<Category, number>;
  readonly agreed: Map<Category, string>;
  /** `unknown`: what may not be named, for nobody knows whether it is kept back. */
  readonly one: (labelled: LabelledEntry, unknown?: ReadonlySet<EntryId>) => readonly TimelineEntry[];
  readonly keep: (entry: TimelineEntry) => void;
  readonly refused: Releasing['refused'];
  /** The one category of which it must be said, for safety's sake. */
  readonly keptOf: (category: Category) => boolean;
  /** What is kept back, or would be by its labels. */
  readonly hides: IsHidden;
}

/** Decides upon single entries, and remembers what was kept back. */
function lettingOut(policy: PolicyRequest, source: SourceConfig): LettingOut {
  const counts: ReleaseCounts = { shown: 0, stubs: 0, withheld: 0, withheldAgain: 0, refusedUnsaid: 0 };
  const sent = new Map<Category, number>();
  const agreed = agreementsByCategory(policy, source);
  const keptBack = new Set<EntryId>();
  let allergyWithheld = false;
  const keep = ({ id, category }: TimelineEntry): void => {
    counts.withheld += 1;
    keptBack.add(id);
    allergyWithheld ||= category === 'allergies';
  };
  const hides: IsHidden = (id, labels) => (id !== undefined && keptBack.has(id)) || isKeptByLabel(policy, source, labels);
  const refused: Releasing['refused'] = (resourceType, labels = []) => {
    const hidden = hides(undefined, labels);
    counts.refusedUnsaid += hidden ? 1 : 0;
    allergyWithheld ||= hidden && resourceType === 'AllergyIntolerance';
    return !hidden;
  };
  const one = (labelled: LabelledEntry, unknown: ReadonlySet<EntryId> = new Set()): readonly TimelineEntry[] => {
    const decision = releaseEntry(policy, source, labelled, { keptBack, undecided: unknown });
    if (decision.verdict === 'withheld') {
      keep(labelled.entry);
      return [];
    }
    const { category } = labelled.entry;
    counts[decision.verdict === 'stub' ? 'stubs' : 'shown'] += 1;
    sent.set(category, (sent.get(category) ?? 0) + 1);
    if (decision.verdict === 'stub')
      agreed.set(category, decision.entry.withheld?.text ?? `${source.name}: not shared with your organisation.`);
    return [withoutDocuments(decision.entry, keptBack)];
  };
  return { counts, sent, agreed, one, keep, refused, hides, keptOf: (category) => category === 'allergies' && allergyWithheld };
}

/** A document is kept back for one restricted section: what its others hold is shown, and not that there is such a document. */
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
  readonly allergy: boolean;
}

function released(outcome: Outcome, entries: number, { agreed, personal, allergy }: Kept): Outcome {
  // The one safety exception: a withheld allergy must not read as "no known allergies".
  if (allergy && (outcome.state === 'complete' || outcome.state === 'partial'))
    return { state: 'withheld', basis: 'personal', why: mayBeWithheld };
  if (outcome.state === 'partial') return { ...outcome, entries };
  if (outcome.state !== 'complete' && outcome.state !== 'none') return outcome;
  if (agreed !== undefined) return { state: 'withheld', basis: 'agreement', why: agreed };
  if (entries > 0) return { state: 'complete', entries };
  // What a source writes beside an empty answer it would not have written beside what is kept back.
  return outcome.state === 'none' && !personal ? outcome : { state: 'none' };
}

/** Said for every patient, whether or not this one has any: silence would tell (design §5). */
function agreementsByCategory(policy: PolicyRequest, source: SourceConfig): Map<Category, string> {
  const excepted = exceptedParts(policy, source);
  return new Map(
    sharingParts.filter(({ name }) => excepted.has(name)).map((part) => [part.category, notSharedSentence(part, source.name)] as const),
  );
}
