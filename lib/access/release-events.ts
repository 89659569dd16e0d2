import type { SourceConfig } from '#/lib/config/schema.ts';
import { exceptedParts } from '#/lib/policy/agreement.ts';
import { release } from '#/lib/policy/decide.ts';
import type { PolicyRequest } from '#/lib/policy/policy.ts';
import { sharedParts } from '#/lib/policy/sharing-parts.ts';
import type { Category } from '#/lib/record/category.ts';
import type { Outcome } from '#/lib/record/outcome.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/timeline-entry.ts';
import type { ResourceCounts } from '#/lib/record/timeline-message.ts';
import type { LabelledEntry } from '#/lib/sources/gathering.ts';
import type { ReleaseCounts } from './audit-answers.ts';

/** What of one source's answer may leave, and the sums that follow from it. */
export interface Releasing {
  readonly counts: ReleaseCounts;
  readonly entries: (labelled: readonly LabelledEntry[]) => readonly TimelineEntry[];
  readonly outcomes: (gathered: ReadonlyMap<Category, Outcome>) => ReadonlyMap<Category, Outcome>;
  readonly resources: (gathered: ResourceCounts) => ResourceCounts;
  /** Resources so far, for the reader. */
  readonly progress: (gathered: number) => number;
}

export function releasing(policy: PolicyRequest, source: SourceConfig): Releasing {
  const counts: ReleaseCounts = { shown: 0, stubs: 0, withheld: 0 };
  const sent = new Map<Category, number>();
  const agreed = agreementsByCategory(policy, source);
  const keptBack = new Set<EntryId>();
  let allergyWithheld = false;

  const releaseOne = (labelled: LabelledEntry): readonly TimelineEntry[] => {
    const decision = release(policy, source, labelled);
    const { category } = labelled.entry;
    if (decision.verdict === 'withheld') {
      counts.withheld += 1;
      keptBack.add(labelled.entry.id);
      allergyWithheld ||= category === 'allergies';
      return [];
    }
    counts[decision.verdict === 'stub' ? 'stubs' : 'shown'] += 1;
    sent.set(category, (sent.get(category) ?? 0) + 1);
    if (decision.verdict === 'stub')
      agreed.set(category, decision.entry.withheld?.text ?? `${source.name}: not shared with your organisation.`);
    return [withoutDocuments(decision.entry, keptBack)];
  };

  return {
    counts,
    entries: (labelled) => labelled.flatMap(releaseOne),
    outcomes: (gathered) =>
      new Map(
        [...gathered].map(([category, outcome]) => [
          category,
          released(outcome, sent.get(category) ?? 0, {
            agreed: agreed.get(category),
            personal: category === 'allergies' && allergyWithheld,
          }),
        ]),
      ),
    // What was counted and not yet released would fall back again when it is withheld: a trace.
    progress: (gathered) => (source.mayWithholdPersonally ? counts.shown + counts.stubs : gathered),
    // What is withheld for this patient alone leaves no trace, in no sum either (design §5).
    resources: (gathered) => ({ ...gathered, received: gathered.received - counts.withheld, entries: gathered.entries - counts.withheld }),
  };
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
}

function released(outcome: Outcome, entries: number, { agreed, personal }: Kept): Outcome {
  // The one safety exception: a withheld allergy must not read as "no known allergies".
  if (personal && (outcome.state === 'complete' || outcome.state === 'partial'))
    return {
      state: 'withheld',
      basis: 'personal',
      why: 'Some information may not be shown because of confidentiality or the patient’s choices.',
    };
  if (outcome.state === 'partial') return { ...outcome, entries };
  if (outcome.state !== 'complete' && outcome.state !== 'none') return outcome;
  if (agreed !== undefined) return { state: 'withheld', basis: 'agreement', why: agreed };
  return entries > 0 ? { state: 'complete', entries } : { state: 'none' };
}

/** Said for every patient, whether or not this one has any: silence would tell (design §5). */
const categoryOfPart: ReadonlyMap<string, Category> = new Map([
  ['documents', 'documents'],
  ['consultation-text', 'encounters'],
]);

function agreementsByCategory(policy: PolicyRequest, source: SourceConfig): Map<Category, string> {
  const excepted = exceptedParts(policy, source);
  return new Map(
    sharedParts.flatMap(({ name, sentence }) => {
      const category = categoryOfPart.get(name);
      return excepted.has(name) && category ? [[category, sentence(source.name)] as const] : [];
    }),
  );
}
