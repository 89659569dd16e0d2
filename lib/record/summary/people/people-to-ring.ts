import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { contactParts, type ContactPart, type ContactPerson } from '#/lib/record/model/contact-person.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { isSettled, type SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import { contactWords } from '#/lib/record/words/contact-words.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { View } from '#/lib/record/model/view.ts';

/** People to ring, as the sources name them. */
export interface PeopleToRing {
  /** The address is restricted, by the banner's identity or by a source: nobody is shown. */
  readonly isRestricted: boolean;
  /** Sentence about the numbers: that they are restricted, follow, or may be restricted by a source that is silent. */
  readonly remark?: string;
  /** Numbers are held back until other sources have answered: nobody named is not nobody there. */
  readonly areHeld?: true;
  /** The first of each part in the order in which they are rung, then everyone else. */
  readonly people: readonly PersonToRing[];
}

export interface PersonToRing {
  readonly part: ContactPart;
  /** The source's words for the relationship or role. */
  readonly role?: string;
  readonly name: string;
  /** Number as written; undefined: no source sent one. */
  readonly phone?: string;
  /** All numbers, the first to use first. */
  readonly phones: readonly string[];
  /** Ids of the sources that name the person so. */
  readonly sources: readonly string[];
  /** Group that opens: undefined for one whom only a Patient resource names. */
  readonly groupId?: string;
}

interface Named extends ContactPerson {
  readonly source: string;
  readonly groupId?: string;
}

/** `groups`: visible groups whose entries may name people, of any category. */
export function peopleToRing(timeline: Timeline, view: View, groups: readonly PreparedGroup[]): PeopleToRing {
  const states = [...timeline.sources.values()];
  const isRestricted = timeline.patient?.identity.restricted === true || states.some((state) => state.isRestricted);
  if (isRestricted) return { isRestricted, people: [], remark: contactWords.restricted };
  const registered = states
    .filter(({ source }) => !isHiddenByTicks(source, view))
    .flatMap(({ source, contacts }) => contacts.map((contact): Named => ({ ...contact, source: source.id })));
  const recorded = groups.flatMap(({ group }) =>
    group.members
      .filter(({ assertion }) => assertion !== 'removed')
      .flatMap(({ contacts = [], origins }) =>
        contacts.map((contact): Named => ({ ...contact, source: origins[0]?.source ?? '', groupId: group.id })),
      ),
  );
  const people = inOrder(joinPeople([...recorded, ...registered]));
  const areHeld = states.some(({ areNumbersHeld }) => areNumbersHeld);
  const remark = areHeld ? contactWords.waitsFor(namesOf(states, isAsking)) : unsaidWords(people, namesOf(states, isSilent));
  return { isRestricted, people, ...(areHeld && { areHeld }), ...(remark !== undefined && { remark }) };
}

const isAsking = (state: SourceTimeline): boolean => !isSettled(state);

/** A source of which nothing came, so that it could not say that numbers are restricted. */
const isSilent = (state: SourceTimeline): boolean =>
  isSettled(state) &&
  state.received === 0 &&
  (state.lost !== undefined || [...state.outcomes.values()].some(({ state: end }) => end === 'failed'));

const namesOf = (states: readonly SourceTimeline[], isMeant: (state: SourceTimeline) => boolean): readonly string[] =>
  states.filter(isMeant).map(({ source }) => source.name);

const unsaidWords = (people: readonly PersonToRing[], silent: readonly string[]): string | undefined =>
  silent.length > 0 && people.some(({ phone }) => phone !== undefined) ? contactWords.unsaid(silent) : undefined;

/**
 * Joins one person named by several sources: the same part, the same name, and no other number. Two numbers of one person
 * stay two lines, for neither is known to be the right one (H20).
 */
function joinPeople(named: readonly Named[]): readonly PersonToRing[] {
  const byPerson = Map.groupBy(named, ({ part, name }) => `${part} ${nameKey(name)}`);
  return [...byPerson.values()].flatMap((namings) => {
    const byNumber = Map.groupBy(namings, ({ phones }) => digitsOf(phones[0]));
    const silent = byNumber.get('') ?? [];
    const numbered = [...byNumber].filter(([digits]) => digits !== '').map(([, ofNumber]) => ofNumber);
    if (numbered.length === 0) return [personOf(silent)].flatMap((person) => person ?? []);
    // A source without a number contradicts none.
    return numbered.flatMap((ofNumber) => personOf(numbered.length === 1 ? [...ofNumber, ...silent] : ofNumber) ?? []);
  });
}

function personOf(namings: readonly Named[]): PersonToRing | undefined {
  const [first] = namings;
  if (first === undefined) return undefined;
  const phone = namings.map(({ phones }) => phones[0]).find((number) => number !== undefined);
  const role = namings.map((contact) => contact.role).find((words) => words !== undefined);
  const groupId = namings.map((contact) => contact.groupId).find((id) => id !== undefined);
  return {
    part: first.part,
    name: first.name,
    phones: distinctNumbers(namings.flatMap(({ phones }) => phones)),
    sources: [...new Set([...namings.filter(({ phones }) => phones.length > 0), ...namings].map(({ source }) => source))],
    ...(role !== undefined && { role }),
    ...(phone !== undefined && { phone }),
    ...(groupId !== undefined && { groupId }),
  };
}

/** Numbers without repeats, each as it was written first. */
const distinctNumbers = (phones: readonly string[]): readonly string[] =>
  phones.filter((phone, index) => phones.findIndex((earlier) => digitsOf(earlier) === digitsOf(phone)) === index);

/** The first of each part in order, then the rest in order: two daughters do not push the nurse out of sight. Within a part, those with a number first. */
function inOrder(people: readonly PersonToRing[]): readonly PersonToRing[] {
  const parts = contactParts.map((part) => people.filter((person) => person.part === part).toSorted(numberedFirst));
  const [namedParts, everyoneElse] = [parts.slice(0, -1), parts.at(-1) ?? []];
  return [...namedParts.flatMap((part) => part.slice(0, 1)), ...namedParts.flatMap((part) => part.slice(1)), ...everyoneElse];
}

const numberedFirst = (left: PersonToRing, right: PersonToRing): number =>
  Number(right.phone !== undefined) - Number(left.phone !== undefined);

/** "Mrs Ruth BROOKS" and "Ruth Brooks" are one name. */
function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:mr|mrs|ms|miss|mx|dr|prof|sr|nurse)\.? /, '')
    .replace(/[\s.,]+/g, ' ')
    .trim();
}

/** Digits that a telephone dials: `+44 7700 900118` and `07700 900118` are one number. */
function digitsOf(phone: string | undefined): string {
  return (phone ?? '')
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
    .replace(/^(?:00)?44(?=\d{9,10}$)/, '0');
}
