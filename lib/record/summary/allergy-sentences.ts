import { isClosed } from './allergy-facts.ts';
import type { AllergyFacts } from './allergy-facts.ts';
import { allCompleteWords } from '#/lib/record/completeness/completeness.ts';
import type { Standing } from '#/lib/record/completeness/completeness.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { capitalise, formatList } from '#/lib/record/words/phrase.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';

/** The label's second line, by visual.md's table: who holds, who denies, who has not answered. */
export function allergySentences(facts: AllergyFacts, state: 'known' | 'none-known' | 'not-recorded' | 'unavailable'): readonly string[] {
  switch (state) {
    case 'known':
      return [`Held by ${sourcesOf(facts.positive, facts).join(', ')}${mayBeIncomplete(facts)}.`, ...denials(facts), ...said(facts)];
    case 'none-known':
      return [`Stated by ${statedBy(facts)}.`, allCompleteWords(facts.standings), ...said(facts)];
    case 'not-recorded':
      return [notRecorded(facts.standings), ...problemsOf(facts), ...said(facts)];
    case 'unavailable':
      return [...unanswered(facts), ...denials(facts), ...problemsOf(facts), ...said(facts)];
    default:
      return state satisfies never;
  }
}

function mayBeIncomplete(facts: AllergyFacts): string {
  const reasons = reasonsOf(facts.open, facts.doubtful).map(({ reason, names }) =>
    names.length === 0 ? reason.one : `${formatList(names)} ${names.length === 1 ? reason.one : reason.many}`,
  );
  const all = facts.unreadable === undefined ? reasons : [...reasons, facts.unreadable];
  return all.length === 0 ? '' : ` · may be incomplete: ${all.join('; ')}`;
}

/** A positive entry and "no known allergies" elsewhere: the disagreement is said (design §6). */
function denials(facts: AllergyFacts): readonly string[] {
  return sourcesOf(facts.noneKnown, facts).map((name) => `${name} states no known allergies.`);
}

/** "Riverside Surgery lists as a problem: Allergy to penicillin." */
function problemsOf(facts: AllergyFacts): readonly string[] {
  const words = facts.problems.map(({ source, entry }) => `${nameOf(source, facts)} lists as a problem: ${entry.title}.`);
  return [...new Set(words)];
}

/** "City Hospitals says: No known drug allergy.", in the source's own words: never taken for more than it says (H13). */
function said(facts: AllergyFacts): readonly string[] {
  const words = facts.otherStatements.toSorted(byNewest).map(({ source, entry }) => `${nameOf(source, facts)} says: ${entry.title}.`);
  return [...new Set(words)];
}

function statedBy(facts: AllergyFacts): string {
  const newest = new Map<string, PreparedEntry>();
  for (const item of facts.noneKnown.toSorted(byNewest)) if (!newest.has(item.source)) newest.set(item.source, item);
  return formatList(
    [...newest.values()].map(({ source, entry }) =>
      entry.date
        ? `${nameOf(source, facts)} on ${formatClinicalDate({ ...entry.date, precision: dayAtMost(entry.date.precision) }, facts.locale)}`
        : nameOf(source, facts),
    ),
  );
}

/** The day is enough to judge how old a statement is. */
function dayAtMost(precision: 'year' | 'month' | 'day' | 'minute' | 'second'): 'year' | 'month' | 'day' {
  return precision === 'year' || precision === 'month' ? precision : 'day';
}

function notRecorded(standings: readonly Standing[]): string {
  const known = standings.filter(({ word }) => word !== 'not-known').length;
  if (known === 0) return allCompleteWords(standings);
  return `${known} of ${known} ${known === 1 ? 'source' : 'sources'} complete; none holds an allergy or says there is none.`;
}

function unanswered({ standings, open, unreadable, doubtful }: AllergyFacts): readonly string[] {
  if (standings.length === 0) return [unreadable === undefined ? 'Asking the sources.' : `${capitalise(unreadable)}.`];
  const of = standings.length;
  const pending = open.filter(({ word }) => word === 'pending');
  const asking = pending.length > 0 ? [`Still asking ${pending.length} of ${of}.`] : [];
  const reasons = reasonsOf(
    open.filter(({ word }) => word !== 'pending'),
    doubtful,
  ).map(({ reason, names, count }) =>
    names.length === 0 ? `${capitalise(reason.one)}.` : `${count} of ${of} ${count === 1 ? reason.one : reason.many}: ${names.join(', ')}.`,
  );
  return [...asking, ...reasons, ...(unreadable === undefined ? [] : [`${capitalise(unreadable)}.`])];
}

interface Reason {
  readonly one: string;
  readonly many: string;
}

const notAnswered: Reason = { one: 'has not answered', many: 'have not answered' };
const notShared: Reason = { one: "does not share this patient's record", many: "do not share this patient's record" };
const partly: Reason = { one: 'does not share all allergies', many: 'do not share all allergies' };
/** Design §5, basis personal: said of no source by name, unless it is blocked as a whole. */
const personal: Reason = same("some information may not be shown because of confidentiality or the patient's choices");

const reasons: Readonly<Record<Standing['word'], Reason>> = {
  unconfirmed: { one: 'is to be confirmed', many: 'are to be confirmed' },
  failed: notAnswered,
  denied: same('refused'),
  'no-answer-given': notAnswered,
  pending: notAnswered,
  partial: same('answered in part'),
  skipped: { one: 'has not been asked', many: 'have not been asked' },
  withheld: partly,
  unsupported: { one: 'does not provide allergies', many: 'do not provide allergies' },
  complete: partly,
  none: partly,
  'not-known': notAnswered,
};

function reasonsOf(
  open: readonly Standing[],
  doubtful: ReadonlySet<string>,
): readonly { readonly reason: Reason; readonly names: readonly string[]; readonly count: number }[] {
  const byReason = Map.groupBy(open, (each) => reasonOf(each, doubtful));
  return [...byReason].map(([reason, each]) => ({
    reason,
    count: each.length,
    names: reason === personal ? [] : each.map(({ state }) => state.source.name),
  }));
}

function reasonOf(each: Standing, doubtful: ReadonlySet<string>): Reason {
  const { outcome, state, word } = each;
  if (outcome.state === 'withheld' && outcome.basis === 'personal') return isBlocked(each) ? notShared : personal;
  const answered = word === 'complete' || word === 'none';
  if (answered && !isClosed(each)) return state.refused.length > 0 ? unreadableOne : partly;
  if (answered && doubtful.has(state.source.id)) return doubtfulOne;
  return reasons[word];
}

const doubtfulOne: Reason = {
  one: 'makes a statement about allergies that may mean something else',
  many: 'make statements about allergies that may mean something else',
};
const unreadableOne = same('sent an allergy that could not be read');

function isBlocked({ state }: Standing): boolean {
  return [...state.outcomes.values()].every((outcome) => outcome.state === 'withheld' && outcome.basis === 'personal');
}

function sourcesOf(items: readonly PreparedEntry[], facts: AllergyFacts): readonly string[] {
  return [...new Set(items.toSorted(byNewest).map(({ source }) => nameOf(source, facts)))];
}

function nameOf(source: string, { names }: AllergyFacts): string {
  return names.get(source) ?? source;
}

function same(words: string): Reason {
  return { one: words, many: words };
}
