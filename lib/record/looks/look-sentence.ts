import { formatList } from '#/lib/record/words/phrase.ts';
import type { AuditPerson, AuditRow, SourceLook, SourceState } from './audit-row.ts';
import {
  actWords,
  countWord,
  otherAct,
  patientActWords,
  patientPurposeWords,
  purposeWords,
  sentenceParts,
  unknownPerson,
} from './words.ts';

/** "Dr Helen Ward (clinician, Royal Park Hospital)" */
export function personText(person: AuditPerson | undefined): string {
  if (!person) return unknownPerson;
  const place = [person.role, person.organisationName].filter((part) => part !== '' && part !== 'none');
  return place.length === 0 ? person.name : `${person.name} (${place.join(', ')})`;
}

export const actText = (action: string): string => actWords[action] ?? otherAct(action);

export const purposeText = (purpose: string | undefined): string => (purpose === undefined ? '' : (purposeWords[purpose] ?? purpose));

/** Acts about what one organisation keeps. */
const keptAt: ReadonlySet<string> = new Set([
  'read-planned',
  'read-ended',
  'match-confirmed',
  'match-rejected',
  'text-search-planned',
  'text-search-ended',
]);

/** Sentences of one look for the patient, without its time and person: the act, the reason, and from where it was shown. */
export function lookSentence(row: AuditRow): string {
  const { action, purpose, outcome } = row;
  const reason = purpose === undefined ? sentenceParts.noReason : sentenceParts.reason(patientPurposeWords[purpose] ?? purpose);
  const isLook = action === 'record-opened' || action === 'record-read';
  return [
    `${patientActWords[action] ?? actText(action)}.`,
    reason,
    ...(outcome === 'done' ? [] : [outcome === 'refused' ? sentenceParts.refused : sentenceParts.failed]),
    ...(isLook ? sourceSentences(row.sources) : []),
    ...(keptAt.has(action) ? row.sources.map(({ name }) => sentenceParts.documentFrom(name)) : []),
  ].join(' ');
}

function sourceSentences(sources: readonly SourceLook[]): readonly string[] {
  const notQueried: ReadonlySet<SourceState> = new Set(['rule', 'choice', 'consent-unknown']);
  const queried = sources.filter(({ state }) => !notQueried.has(state));
  const isAnswer = ({ state }: SourceLook): boolean => state === 'answered' || state === 'in-part';
  const named = (word: (names: string) => string, matching: readonly SourceLook[]): readonly string[] =>
    matching.length === 0 ? [] : [word(formatList(matching.map(({ name }) => name).toSorted((left, right) => left.localeCompare(right))))];
  const inStates = (...states: readonly SourceState[]): readonly SourceLook[] => sources.filter(({ state }) => states.includes(state));
  return [
    queried.length === 0 ? sentenceParts.none : sentenceParts.queried(queried.length, countWord(queried.length)),
    ...named(
      sentenceParts.seenFrom,
      queried.filter(({ shownEntries }) => shownEntries > 0),
    ),
    ...named(
      sentenceParts.nothingFrom,
      queried.filter((source) => isAnswer(source) && source.shownEntries === 0),
    ),
    ...named(
      sentenceParts.notAnswered,
      inStates('failed', 'late', 'refused').filter(({ shownEntries }) => shownEntries === 0),
    ),
    ...named(
      sentenceParts.unmatched,
      inStates('unmatched').filter(({ shownEntries }) => shownEntries === 0),
    ),
    ...named(sentenceParts.byRule, inStates('rule')),
    ...named(sentenceParts.byChoice, inStates('choice')),
    ...named(sentenceParts.choiceUnknown, inStates('consent-unknown')),
  ];
}
