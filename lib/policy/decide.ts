import type { Coding } from '#/lib/record/model/coded.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { exceptedParts, mayKeepBack } from './model/agreement.ts';
import { isKeptByLabel } from './model/confidentiality.ts';
import type { Admission, LabelledEntry, PolicyRequest, PolicySource, Release } from './model/policy.ts';
import { policyRules } from './rules/registry.ts';
import { sharedParts } from './model/sharing-parts.ts';

/** Before any query: may this source be asked for this viewer? Nothing is shared unless a rule says so. */
export function admit(request: PolicyRequest, source: PolicySource): Admission {
  for (const rule of policyRules) {
    const admission = rule.admit?.(request, source);
    if (admission) return admission;
  }
  return {
    verdict: 'withheld',
    basis: 'source',
    why: `${source.name} does not share with your organisation and role. It may hold a record.`,
  };
}

/**
 * After the answer: may this entry leave? A source that was admitted shows what no rule keeps back, without excepted words.
 * `isKept`: what is known to be kept back already; `isUnknown`: of what nobody knows it.
 */
export function release(
  request: PolicyRequest,
  source: PolicySource,
  labelled: LabelledEntry,
  isKept: (id: EntryId) => boolean = () => false,
  isUnknown: (id: EntryId) => boolean = () => false,
): Release {
  const decision = ruled(request, source, labelled);
  if (decision !== undefined && decision.verdict !== 'shown') return decision;
  const { entry, without } = labelled;
  // What is kept back leaves no name, id or count in what points to it either.
  const hides = (id: EntryId | undefined, labels: readonly Coding[]): boolean =>
    (id !== undefined && isKept(id)) || isKeptByLabel(request, source, labels);
  const guarded = mayKeepBack(request, source) ? without : undefined;
  // The text of a document says what its parts say; but for a part of which nobody knows, no document may be lost.
  if (entry.resourceType === 'Composition' && guarded?.(hides) !== undefined) return { verdict: 'withheld' };
  const left = guarded?.((id, labels) => hides(id, labels) || (id !== undefined && isUnknown(id)));
  return { verdict: 'shown', entry: stripped(request, source, left ?? decision?.entry ?? entry) };
}

function ruled(request: PolicyRequest, source: PolicySource, labelled: LabelledEntry): Release | undefined {
  for (const rule of policyRules) {
    const decision = rule.release?.(request, source, labelled);
    if (decision) return decision;
  }
  return undefined;
}

/** Words of an excepted part inside an entry that is shown (GP Connect: notes on the coded entries of a consultation). */
function stripped(request: PolicyRequest, source: PolicySource, entry: TimelineEntry): TimelineEntry {
  const excepted = exceptedParts(request, source);
  return sharedParts.reduce((left, part) => (excepted.has(part.name) && part.without ? part.without(left) : left), entry);
}
