import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import type { FoundMembers } from '#/lib/record/model/public-source.ts';
import type { OutcomeWord } from '#/lib/record/model/worst-outcome.ts';
import { shortOutcome } from '#/lib/record/words/outcome-predicate.ts';
import type { OutcomeAction } from '#/lib/record/words/outcome-words.ts';
import { formatCount, formatCountOf, pickPlural } from '#/lib/record/words/phrase.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { supportReferenceWords } from '#/lib/record/words/reference-words.ts';

/** The state line of a source: "Complete · 14:02", "Asking… 1,204 so far · from 13:40", "Slow to answer… 1,204 so far". */
export function stateText(
  { words, state, at, staleFrom }: Pick<SourceSummary, 'words' | 'state' | 'at' | 'staleFrom'>,
  slow: boolean,
): string {
  const ended = at && (state.state === 'complete' || state.state === 'none') ? ` · ${formatClockTime(at)}` : '';
  const stale = staleFrom ? ` · from ${formatClockTime(staleFrom)}` : '';
  const text = slow && state.state === 'pending' ? words.text.replace(/^Asking…/, 'Slow to answer…') : words.text;
  return `${text}${ended}${stale}`;
}

/** Reason that a source gave nothing: the limit that stopped it, or the details of the person that differ. */
export function whyText({ state }: Pick<SourceSummary, 'state'>): string | undefined {
  if (state.state !== 'failed' && state.state !== 'denied' && state.state !== 'unmatched') return undefined;
  return state.why === undefined || /^no answer$/i.test(state.why) ? undefined : state.why;
}

/** "12 of 60,000 organisations know this patient", "Not known at any of its 60,000 organisations". */
export function foundMembersWords({ withRecord, queriedAtOnce, inDirectory }: FoundMembers): string {
  const among = inDirectory === undefined ? 'its organisations' : `its ${formatCountOf(inDirectory, 'organisation', 'organisations')}`;
  if (withRecord === 0) return `Not known at any of ${among}`;
  const share = inDirectory === undefined ? formatCount(withRecord) : `${formatCount(withRecord)} of ${formatCount(inDirectory)}`;
  const organisations = pickPlural(inDirectory ?? withRecord, 'organisation', 'organisations');
  const sentence = `${share} ${organisations} ${pickPlural(withRecord, 'knows', 'know')} this patient`;
  return queriedAtOnce < withRecord ? `${sentence}; ${formatCount(queriedAtOnce)} of them asked` : sentence;
}

const memberWords: Readonly<Partial<Record<OutcomeWord, string>>> = {
  pending: 'asking',
  complete: 'complete',
  none: 'complete',
  unconfirmed: 'to check',
  'not-known': 'not known there',
  unsupported: 'not complete',
};

/** State of a network's member, after a count: "9 no answer". */
export function memberStateWords(word: OutcomeWord): string {
  return memberWords[word] ?? shortOutcome(word, 'records');
}

export const panelWords = {
  heading: 'Sources',
  othersOnly: 'Others only',
  showAll: 'All',
  yours: 'Yours',
  hiddenByYou: 'Hidden by you',
  someHiddenByYou: 'Some hidden by you',
  entries: (count: number): string => pickPlural(count, 'entry', 'entries'),
  moreAbout: (source: string): string => `More about ${source}`,
  checkIdentity: (source: string): string => `Check identity ${source}`,
  onlyThis: 'Only this',
  actions: { 'ask-again': 'Ask again', 'ask-now': 'Ask now', confirm: 'Check identity' } satisfies Readonly<Record<OutcomeAction, string>>,
  allOf: (count: number, network: string): string => `All ${formatCount(count)} of ${network}`,
  incomplete: (why: string): string => `Incomplete: ${why}`,
  notKnownHere: (count: number): string => `${formatCount(count)} ${pickPlural(count, 'does', 'do')} not know this patient`,
  showMore: (count: number, left: number): string =>
    left > count ? `Show ${formatCount(count)} of ${formatCount(left)} more` : `Show ${formatCount(left)} more`,
  of: (list: string): string => ` of ${list}`,
  listName: 'sources',
  findLabel: 'Find a source in this list',
  find: 'Find a source',
  matching: (count: number, total: number): string => `${formatCount(count)} of ${formatCount(total)} sources; ticks unchanged`,
  differences: (count: number): string =>
    `${formatCountOf(count, 'difference', 'differences')} from this patient's details: see “Same person?”`,
  reference: supportReferenceWords,
  asOf: (time: string, tookMs: number | undefined): string =>
    `As of ${time}${tookMs === undefined ? '' : `, took ${(tookMs / 1000).toFixed(1)} s`}`,
} as const;

export const matchWords = {
  later: 'Not now',
  field: 'Field',
  thisRecord: 'This record',
  /** Before a detail that differs, for screen readers. */
  differs: 'Differs: ',
  title: 'Same person?',
  question: (source: string): string =>
    `${source} may hold this patient’s record under different details. It stays hidden until you confirm that it is the same person.`,
  accept: 'Same person: include it',
  reject: 'Different person: leave it out',
} as const;
