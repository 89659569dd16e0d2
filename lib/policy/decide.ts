import type { Coding } from '#/lib/record/model/coded.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { disclosureCautions } from '#/lib/record/security-labels/disclosures.ts';
import { sharingParts } from '#/lib/record/sharing-parts/registry.ts';
import { exceptedParts, mayKeepBack } from './model/agreement.ts';
import { isKeptByLabel } from './model/labels.ts';
import type { Admission, PolicyEntry, PolicyReference, PolicyRequest, PolicySource, Release, ReleaseProgress } from './model/policy.ts';
import { policyRules } from './rules/registry.ts';
import { noAgreement } from './model/words.ts';

/** Decides before any query whether this source may be asked for this viewer. Nothing is shared unless a rule allows it. */
export const admit = (request: PolicyRequest, source: PolicySource): Admission => admitByRule(request, source).admission;

/** Name of the decision that stands where no rule answers. */
const noRule = 'default';

/** The decision of `admit`, with the name of the rule that made it. */
export function admitByRule(request: PolicyRequest, source: PolicySource): { readonly rule: string; readonly admission: Admission } {
  for (const rule of policyRules) {
    const admission = rule.admit?.(request, source);
    if (admission) return { rule: rule.name, admission };
  }
  return { rule: noRule, admission: { verdict: 'withheld', basis: 'source', why: noAgreement(source.name) } };
}

/** References of one entry that may not be named. */
export interface HiddenReferences<Reference> {
  readonly keptBack: readonly Reference[];
  /** Their targets may yet be kept back. */
  readonly undecided: readonly Reference[];
}

/**
 * Picks the references that an entry may not have when it leaves: a resource that is kept back leaves no name, id or
 * count in what points to it (docs/decisions/0019). Picks none at a source that keeps back nothing.
 */
export function hiddenReferences<Reference extends PolicyReference>(
  request: PolicyRequest,
  source: PolicySource,
  references: readonly Reference[],
  progress: ReleaseProgress,
): HiddenReferences<Reference> {
  if (!mayKeepBack(request, source)) return { keptBack: [], undecided: [] };
  const isKeptBack = ({ id, labels }: Reference): boolean =>
    (id !== undefined && progress.keptBack.has(id)) || isKeptByLabel(request, source, labels);
  const isUndecided = ({ id }: Reference): boolean => id !== undefined && progress.undecided.has(id);
  return {
    keptBack: references.filter(isKeptBack),
    undecided: references.filter((reference) => !isKeptBack(reference) && isUndecided(reference)),
  };
}

/**
 * Decides after the answer whether this entry may leave. An admitted source shows every entry that no rule keeps back,
 * without excepted words.
 */
export const release = (request: PolicyRequest, source: PolicySource, candidate: PolicyEntry): Release =>
  releaseByRule(request, source, candidate).release;

/** The decision of `release`, with the name of the rule that made it. */
export function releaseByRule(
  request: PolicyRequest,
  source: PolicySource,
  candidate: PolicyEntry,
): { readonly rule: string; readonly release: Release } {
  const { rule, release: decision } = decided(request, source, candidate);
  if (decision.verdict === 'withheld') return { rule, release: decision };
  return { rule, release: { ...decision, entry: withDisclosures(decision.entry, candidate.labels) } };
}

/** Marks an entry with what its labels say about telling others; those of the document around it count too. */
function withDisclosures(entry: TimelineEntry, labels: readonly Coding[]): TimelineEntry {
  const cautions = disclosureCautions(labels);
  return cautions.length === 0 ? entry : { ...entry, cautions: [...entry.cautions, ...cautions] };
}

function decided(request: PolicyRequest, source: PolicySource, candidate: PolicyEntry): ReturnType<typeof releaseByRule> {
  for (const rule of policyRules) {
    const decision = rule.release?.(request, source, candidate);
    if (decision) return { rule: rule.name, release: decision };
  }
  const { entry, pointsToKeptBack, withoutHiddenReferences } = candidate;
  // A document's text repeats its parts. A part that is only undecided costs no document.
  if (entry.resourceType === 'Composition' && pointsToKeptBack) return { rule: noRule, release: { verdict: 'withheld' } };
  const shownEntry = withoutExceptedWords(request, source, withoutHiddenReferences ?? entry);
  return { rule: noRule, release: { verdict: 'shown', entry: shownEntry } };
}

/** Takes out words of an excepted part inside an entry that is shown (GP Connect: notes on the coded entries of a consultation). */
function withoutExceptedWords(request: PolicyRequest, source: PolicySource, entry: TimelineEntry): TimelineEntry {
  const excepted = exceptedParts(request, source);
  return sharingParts.reduce((entryLeft, { name, takeOut }) => (excepted.has(name) && takeOut ? takeOut(entryLeft) : entryLeft), entry);
}
