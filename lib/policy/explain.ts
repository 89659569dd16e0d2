import { type Category, categories } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { knownCodes } from '#/lib/record/security-labels/known-codes.ts';
import { sharingParts } from '#/lib/record/sharing-parts/registry.ts';
import { admitByRule, releaseByRule } from './decide.ts';
import type { Admission, PolicyRequest, PolicySource, Release } from './model/policy.ts';
import { probeEntry, probeOfPart, probeSystem, unknownLabelCode } from './probes.ts';

/** Decision about one subject, with the rule that made it; `default` where none did. */
export interface Explained<Verdict> {
  readonly verdict: Verdict;
  readonly rule: string;
}

/** Items of one kind by the decision about them. */
export interface ExplainedSubject extends Explained<Release['verdict']> {
  readonly subject: string;
}

/** Decisions about what one viewer sees at one source, of any patient: found by asking the deciding functions themselves about made-up items. */
export interface SourceExplanation {
  readonly admission: Explained<Admission['verdict']> & { readonly why?: string };
  /** The same for a patient who opted out of sharing there. */
  readonly whenBlocked: Explained<Admission['verdict']> & { readonly why?: string };
  readonly categories: readonly (ExplainedSubject & { readonly subject: Category })[];
  /** Sharing parts: consultation text, documents. */
  readonly parts: readonly ExplainedSubject[];
  /** Codes of security labels that restrict, and one that nobody knows; each on an item that is shown without it. */
  readonly labels: readonly (ExplainedSubject & { readonly hasNotice: boolean })[];
}

/** Explains policy for one viewer at one source. `never`: categories that the source never holds. */
export function explainSource(request: PolicyRequest, source: PolicySource, never: readonly Category[] = []): SourceExplanation {
  const admission = explainAdmission(request, source);
  const blockedOrganisations = new Set([...request.blockedOrganisations, source.network?.organisation ?? source.organisation]);
  const whenBlocked = explainAdmission({ ...request, blockedOrganisations }, source);
  if (admission.verdict === 'withheld') return { admission, whenBlocked, categories: [], parts: [], labels: [] };
  const held = categories.filter((category) => !never.includes(category));
  const byCategory = held.map((category) => ({ subject: category, ...explainEntry(request, source, probeEntry(category)) }));
  const shownCategory = byCategory.find(({ verdict, subject }) => verdict === 'shown' && subject !== 'safeguarding')?.subject;
  return {
    admission,
    whenBlocked,
    categories: byCategory,
    parts: sharingParts.map((part) => ({ subject: part.name, ...explainEntry(request, source, probeOfPart(part)) })),
    labels: shownCategory === undefined ? [] : explainLabels(request, source, probeEntry(shownCategory)),
  };
}

function explainAdmission(request: PolicyRequest, source: PolicySource): SourceExplanation['admission'] {
  const { rule, admission } = admitByRule(request, source);
  return { verdict: admission.verdict, rule, ...(admission.verdict === 'withheld' && { why: admission.why }) };
}

function explainEntry(request: PolicyRequest, source: PolicySource, entry: TimelineEntry): Explained<Release['verdict']> {
  const { rule, release } = releaseByRule(request, source, { entry, labels: [] });
  return { verdict: release.verdict, rule };
}

function explainLabels(request: PolicyRequest, source: PolicySource, entry: TimelineEntry): SourceExplanation['labels'] {
  const added = new Set(request.labels?.keepBack);
  const restricting = knownCodes.filter(({ code, effect }) => effect === 'keeps-back' || added.has(code)).map(({ code }) => code);
  return [...new Set(restricting), unknownLabelCode].map((code) => {
    const { rule, release } = releaseByRule(request, source, { entry, labels: [{ system: probeSystem(code), code }] });
    return { subject: code, verdict: release.verdict, rule, hasNotice: release.verdict === 'shown' && release.entry.cautions.length > 0 };
  });
}
