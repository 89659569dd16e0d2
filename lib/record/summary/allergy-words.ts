import { isClosed } from './allergy-facts.ts';
import type { AllergyFacts } from './allergy-facts.ts';
import { groupName } from './allergy-names.ts';
import { allCompleteWords } from '#/lib/record/completeness/completeness.ts';
import type { SourceStanding } from '#/lib/record/completeness/source-standing.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { alwaysAs, outcomePredicate } from '#/lib/record/words/outcome-predicate.ts';
import type { OutcomePredicate } from '#/lib/record/words/outcome-predicate.ts';
import { asSentence, formatCountOf, formatList, pickPlural } from '#/lib/record/words/phrase.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';

/** Sentences of the label's second line, by visual.md's table: the sources that hold, deny or have not answered. */
export function allergySentences(facts: AllergyFacts, state: 'known' | 'none-known' | 'not-recorded' | 'unavailable'): readonly string[] {
  switch (state) {
    case 'known':
      return [
        `Held by ${sourcesOf(facts.positive, facts).join(', ')}${mayBeIncomplete(facts)}.`,
        ...denials(facts),
        ...resolvedOf(facts),
        ...quotes(facts),
      ];
    case 'none-known':
      return [`Stated by ${statedBy(facts)}.`, allCompleteWords(facts.standings, 'allergies'), ...resolvedOf(facts), ...quotes(facts)];
    case 'not-recorded':
      return [notRecorded(facts), ...resolvedOf(facts), ...problemsOf(facts), ...quotes(facts)];
    case 'unavailable':
      return [...unanswered(facts), ...denials(facts), ...resolvedOf(facts), ...problemsOf(facts), ...quotes(facts)];
    default:
      return state satisfies never;
  }
}

function mayBeIncomplete(facts: AllergyFacts): string {
  const reasons = reasonsOf(facts.open, facts.doubtful).map(({ predicate, names }) =>
    names.length === 0 ? predicate.singular : `${formatList(names, facts.locale)} ${pick(predicate, names.length)}`,
  );
  const all = facts.unreadable === undefined ? reasons : [...reasons, facts.unreadable];
  return all.length === 0 ? '' : ` · may be incomplete: ${all.join('; ')}`;
}

/** "Royal Park states no known allergies.": a disagreement with a positive entry is shown (design §6). */
function denials(facts: AllergyFacts): readonly string[] {
  return sourcesOf(facts.noneKnown, facts).map((name) => `${name} states no known allergies.`);
}

/** "City Hospitals says resolved: Latex." */
function resolvedOf(facts: AllergyFacts): readonly string[] {
  return facts.resolvedGroups.map(
    (group) =>
      `${formatList(
        group.sources.map((id) => nameOf(id, facts)),
        facts.locale,
      )} ${pickPlural(group.sources.length, 'says', 'say')} ${group.lead.clinicalStatus}: ${groupName(group)}.`,
  );
}

/** "Allergies: asking 7 sources": before the first answer. */
export function askingSources(count: number): string {
  return count === 0 ? 'Allergies: asking the sources' : `Allergies: asking ${formatCountOf(count, 'source', 'sources')}`;
}

/** "Riverside Surgery lists as a problem: Allergy to penicillin." */
function problemsOf(facts: AllergyFacts): readonly string[] {
  const words = facts.problems.map(({ source, entry }) => `${nameOf(source, facts)} lists as a problem: ${entry.title}.`);
  return [...new Set(words)];
}

/** "City Hospitals says: No known drug allergy.", in the source's own words: never taken for more than it says (H13). */
function quotes(facts: AllergyFacts): readonly string[] {
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
    facts.locale,
  );
}

/** The day is enough to judge how old a statement is. */
function dayAtMost(precision: 'year' | 'month' | 'day' | 'minute' | 'second'): 'year' | 'month' | 'day' {
  return precision === 'year' || precision === 'month' ? precision : 'day';
}

function notRecorded({ standings, resolvedGroups }: AllergyFacts): string {
  const knowing = standings.filter(({ word }) => word !== 'not-known').length;
  if (knowing === 0) return allCompleteWords(standings);
  return `${knowing} of ${formatCountOf(knowing, 'source', 'sources')} complete for allergies; ${resolvedGroups.length > 0 ? 'none holds a current allergy' : 'none holds an allergy'} or says there is none.`;
}

function unanswered({ standings, open, unreadable, doubtful }: AllergyFacts): readonly string[] {
  if (standings.length === 0) return [unreadable === undefined ? 'Asking the sources.' : asSentence(unreadable)];
  const total = standings.length;
  const pending = open.filter(({ word }) => word === 'pending');
  const asking = pending.length > 0 ? [`Still asking ${pending.length} of ${total}.`] : [];
  const reasons = reasonsOf(
    open.filter(({ word }) => word !== 'pending'),
    doubtful,
  ).map(({ predicate, names, count }) =>
    names.length === 0 ? asSentence(predicate.singular) : `${count} of ${total} ${pick(predicate, count)}: ${names.join(', ')}.`,
  );
  return [...asking, ...reasons, ...(unreadable === undefined ? [] : [asSentence(unreadable)])];
}

const notAnswered: OutcomePredicate = { singular: 'has not answered', plural: 'have not answered' };
const partlyShared = outcomePredicate('withheld', 'allergies');
/** The allergy label's pill for a role that is not shown allergies. */
export const notShownToRolePill = { text: 'not shown to your role', short: 'not shown' } as const;
/** Design §5, basis personal: names no source; one blocked as a whole is named. */
const personal = alwaysAs("some information may not be shown because of confidentiality or the patient's choices");
const mayMeanOther: OutcomePredicate = {
  singular: 'makes a statement about allergies that may mean something else',
  plural: 'make statements about allergies that may mean something else',
};
const unreadableAllergy = alwaysAs('sent an allergy that could not be read');

function predicateOf(word: SourceStanding['word']): OutcomePredicate {
  switch (word) {
    case 'failed':
    case 'no-answer-given':
    case 'pending':
    case 'not-known':
      return notAnswered;
    case 'complete':
    case 'none':
      return partlyShared;
    default:
      return outcomePredicate(word, 'allergies');
  }
}

interface OpenReason {
  readonly predicate: OutcomePredicate;
  readonly names: readonly string[];
  readonly count: number;
}

function reasonsOf(open: readonly SourceStanding[], doubtful: ReadonlySet<string>): readonly OpenReason[] {
  const byReason = Map.groupBy(open, (standing) => reasonOf(standing, doubtful).singular);
  return [...byReason.values()].map((standings) => {
    const predicate = standings[0] ? reasonOf(standings[0], doubtful) : notAnswered;
    return { predicate, count: standings.length, names: predicate === personal ? [] : standings.map(({ state }) => state.source.name) };
  });
}

function reasonOf(standing: SourceStanding, doubtful: ReadonlySet<string>): OutcomePredicate {
  const { outcome, state, word } = standing;
  if (word === 'withheld' && outcome.state === 'withheld' && outcome.basis === 'personal') return personal;
  const hasAnswered = word === 'complete' || word === 'none';
  if (hasAnswered && !isClosed(standing)) return state.refused.length > 0 ? unreadableAllergy : partlyShared;
  if (hasAnswered && doubtful.has(state.source.id)) return mayMeanOther;
  return predicateOf(word);
}

function pick({ singular, plural }: OutcomePredicate, count: number): string {
  return pickPlural(count, singular, plural);
}

function sourcesOf(items: readonly PreparedEntry[], facts: AllergyFacts): readonly string[] {
  return [...new Set(items.toSorted(byNewest).map(({ source }) => nameOf(source, facts)))];
}

function nameOf(source: string, { names }: AllergyFacts): string {
  return names.get(source) ?? source;
}
