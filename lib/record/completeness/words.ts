import { categoryNoun } from '#/lib/record/words/category-words.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { outcomePredicate } from '#/lib/record/words/outcome-predicate.ts';
import { formatCount, formatCountOf, formatList, pickPlural } from '#/lib/record/words/phrase.ts';
import type { OutcomeWord } from '#/lib/record/model/worst-outcome.ts';

/** "5 of 7 sources complete", "Allergies: all 7 complete"; `total`: all that can hold it, `knowing`: those that know the patient. */
export function leadWords(complete: number, knowing: number, total: number, categoryName: string | undefined): string {
  if (total === 0) return categoryName === undefined ? 'Asking the sources' : `${categoryName}: asking the sources`;
  const isAll = complete === knowing;
  if (categoryName !== undefined) return `${categoryName}: ${isAll ? `all ${knowing}` : `${complete} of ${knowing}`} complete`;
  if (knowing === 0) return `This patient is not known at any of ${total} sources`;
  if (isAll && knowing > 1) return `All ${knowing} sources complete`;
  return `${complete} of ${formatCountOf(knowing, 'source', 'sources')} complete`;
}

/** "3 of them in documents only", "1 of them in part only": limits that stand however often such sources are asked. */
export function standingLimitWords(standing: readonly { readonly givenAs?: 'documents' | 'summary' }[]): readonly string[] {
  const count = (givenAs: 'documents' | 'summary' | undefined) => standing.filter((outcome) => outcome.givenAs === givenAs).length;
  return [
    [count('documents'), 'in documents only'] as const,
    [count('summary'), 'as a summary only'] as const,
    [count(undefined), 'in part only'] as const,
  ].flatMap(([sources, words]) => (sources === 0 ? [] : [`${formatCount(sources)} of them ${words}`]));
}

/** "Asking A, B, C, D"; more than `most` are a number. */
export function askingWords(names: readonly string[], most: number, locale: string | undefined): string {
  return `Asking ${names.length > most ? formatCountOf(names.length, 'source', 'sources', locale) : names.join(', ')}`;
}

/** "not known at 2 others"; undefined where nothing is to be said. */
export function notKnownWords(strangers: number, knowing: number): string | undefined {
  if (strangers === 0 || knowing === 0) return undefined;
  return `not known at ${formatCountOf(strangers, 'other', 'others')}`;
}

/** "All 7 sources complete for allergies; not known at 1 other.": a source may be complete there and short elsewhere. */
export function allCompleteSentence(knowing: number, strangers: number, noun?: string): string {
  if (knowing === 0) return `This patient is not known at ${strangers === 1 ? 'the 1 source' : `any of ${strangers} sources`}.`;
  const scope = noun === undefined ? '' : ` for ${noun}`;
  const all = `${knowing === 1 ? 'The 1 source is complete' : `All ${knowing} sources complete`}${scope}`;
  return strangers === 0 ? `${all}.` : `${all}; ${notKnownWords(strangers, knowing)}.`;
}

/** "41 hidden by you: 2 sources unticked." */
export function untickedSentence(entries: number, sources: number): string {
  return `${formatCount(entries)} hidden by you: ${formatCountOf(sources, 'source', 'sources')} unticked.`;
}

export function filteredSentence(entries: number): string {
  return `No rows match. ${formatCount(entries)} hidden by your filters.`;
}

export function waitingSentence(entries: number): string {
  return `${formatCount(entries)} new, not in the list yet.`;
}

/** `pending`: sources still asked; 0 before the first is known. */
export function askingSentence(pending: number): string {
  return pending > 0 ? `Still asking ${formatCountOf(pending, 'source', 'sources')}.` : 'Asking the sources.';
}

/** Said beside "no alerts": the same for every patient, so that it tells nothing of one. */
export const safeguardingElsewhere = 'Safeguarding flags and access details are not shown to your role.';

/** Said of a category that the reader's role is not shown, of every patient. */
export const hiddenFromRole = (category: Category, locale: string | undefined): string =>
  `Not shown to your role: ${categoryNoun(category, locale)}.`;

export const nothingSoFar = 'Nothing so far.';

export function noneInSourcesShown(sources: number): string {
  return `None in the ${formatCountOf(sources, 'source', 'sources')} shown.`;
}

/** "No procedures recorded.": only where every source that can hold the category ended without any (H05). */
export function noneRecorded(category: Category | undefined, locale: string | undefined): string {
  return category === undefined ? 'Nothing recorded.' : `No ${categoryNoun(category, locale)} recorded.`;
}

/** "Social Care gave no answer": up to three sources by name, more as a count. */
export function openSourcesWords(word: OutcomeWord, names: readonly string[], noun: string, locale: string | undefined): string {
  const { singular, plural } = outcomePredicate(word, noun);
  const subject = names.length > 3 ? formatCountOf(names.length, 'source', 'sources', locale) : formatList(names, locale);
  return `${subject} ${pickPlural(names.length, singular, plural)}`;
}

/** `reasons`: why more may come; `empty`: sources that surely hold nothing. */
export function incompleteSentence(reasons: readonly string[], empty: number): string {
  const rest = empty === 0 ? [] : [`${formatCount(empty)} ${pickPlural(empty, 'other holds', 'others hold')} none`];
  return `Nothing to show yet: ${[...reasons, ...rest].join(', ')}.`;
}

/** Part of the completeness line for a role that is shown some categories only. */
export const partNotShownToRole = 'Part of the record is not shown to your role';
/** Why a source gives people though it has no records of them: its Patient names some. */
export const namedPeopleOnly = 'only those whom its patient details name';
