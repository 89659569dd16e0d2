import type { DocumentBundle } from '#/lib/fhir/ips/read-document.ts';
import { type EmptyReason, summaryCategories } from '#/lib/fhir/ips/section-codes.ts';
import type { SummarySection } from '#/lib/fhir/ips/sections.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { AnswerLimitation, QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { someUnreadable } from '#/lib/sources/answer/words.ts';
import { summaryLimits } from './words.ts';
import type { ClassifiedDocument } from '#/lib/sources/fhir-documents/classify-document.ts';

const partial = (why: string): AnswerLimitation => ({ state: 'partial', why });
const lost = (why: string): AnswerLimitation => ({ ...partial(why), lost: true });
/** Limit by nature: querying again gives the same. */
const lasting = (why: string): AnswerLimitation => ({ ...partial(why), lasting: true, givenAs: 'summary' });

/** Limits of an empty section: only a statement that none is known reads as "none" (H13). */
const emptyReasons: Readonly<Record<Exclude<EmptyReason, 'nilknown'>, AnswerLimitation>> = {
  withheld: { state: 'withheld', why: summaryLimits.withheld },
  notasked: lasting(summaryLimits.notAsked),
  unavailable: lasting(summaryLimits.unavailable),
  notstarted: lasting(summaryLimits.notStarted),
  closed: lasting(summaryLimits.closed),
  other: lasting(summaryLimits.otherReason),
};

const notWhole = lasting(summaryLimits.notWhole);
const inError = partial(summaryLimits.enteredInError);
const noneKnown = lasting(summaryLimits.noneKnown);

/**
 * Returns query ends for each category that a summary may speak of. A category without a section is never "none" (H05);
 * nor is one with a section, unless the source's summaries are configured to be `whole`.
 */
export function summaryEnds(
  document: DocumentBundle,
  { resources, inNoSection }: ClassifiedDocument,
  { whole, never }: { readonly whole: boolean; readonly never: readonly Category[] },
): readonly QueryEnd[] {
  const entries = resources.map((resource) => (resource.type === 'entry' ? resource.labelled.entry : undefined));
  const refused = resources.map(({ type }) => type === 'refused');
  const ofSections = document.sections.map((section) => endOf(section, { entries, refused, whole }));
  const removed =
    document.composition.status === 'entered-in-error' ? [{ categories: new Set(summaryCategories), limitations: [inError] }] : [];
  const spokenOf = new Set(ofSections.flatMap(({ categories }) => [...categories]));
  const silent = summaryCategories.filter((category) => category !== 'documents' && !spokenOf.has(category) && !never.includes(category));
  return [
    ...removed,
    ...ofSections,
    ...(silent.length > 0 ? [{ categories: new Set(silent), limitations: [lasting(summaryLimits.noSection)] }] : []),
    { categories: new Set(['documents']), limitations: documentLimits(inNoSection, whole) },
  ];
}

function documentLimits(inNoSection: ClassifiedDocument['inNoSection'], whole: boolean): readonly AnswerLimitation[] {
  const unplaced = (count: number): AnswerLimitation | undefined => (count === 0 ? undefined : partial(summaryLimits.inNoSection(count)));
  const limitation = unplaced(inNoSection.length);
  const counted: AnswerLimitation['counted'] = (isHidden) => unplaced(inNoSection.filter((labels) => !isHidden(undefined, labels)).length);
  return [...(limitation === undefined ? [] : [{ ...limitation, counted }]), ...(whole ? [] : [notWhole])];
}

interface SectionContext {
  /** Entry at each position of the Bundle. */
  readonly entries: readonly (TimelineEntry | undefined)[];
  readonly refused: readonly boolean[];
  readonly whole: boolean;
}

function endOf(section: SummarySection, context: SectionContext): QueryEnd {
  const own = section.members.flatMap((at) => context.entries[at] ?? []);
  const categories = new Set(own.map(({ category }) => category));
  if (section.category !== undefined) categories.add(section.category);
  const planned = section.category === undefined ? [] : [section.category];
  return {
    categories,
    queriedCategories: planned,
    limitations: [...statedLimits(section, own), ...limitsOf(section, context), ...scopeOf(section, own, context)],
  };
}

/** Limits stated by the section: its reason for being empty, or statements that nothing is known beside nothing that is. */
function statedLimits({ empty, members, hasText }: SummarySection, own: readonly TimelineEntry[]): readonly AnswerLimitation[] {
  const assertions = new Set(own.map(({ assertion }) => assertion));
  if (assertions.has('not-known') && !assertions.has('affirmed')) return [lasting(summaryLimits.noInformation)];
  if (empty !== undefined && empty !== 'nilknown') return [emptyReasons[empty]];
  if (empty !== undefined || members.length > 0) return [];
  return [lasting(hasText ? summaryLimits.textOnly : summaryLimits.noReason)];
}

function limitsOf({ broken, members }: SummarySection, { refused }: SectionContext): readonly AnswerLimitation[] {
  const unread = members.some((at) => refused[at]);
  return [...(broken > 0 ? [lost(summaryLimits.missing(broken))] : []), ...(unread ? [lost(someUnreadable)] : [])];
}

function scopeOf({ empty }: SummarySection, own: readonly TimelineEntry[], { whole }: SectionContext): readonly AnswerLimitation[] {
  if (whole) return [];
  const none = empty === 'nilknown' || (own.length > 0 && own.every(({ assertion }) => assertion === 'none-known'));
  return [none ? noneKnown : notWhole];
}
