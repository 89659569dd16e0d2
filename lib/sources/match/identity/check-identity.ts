import type { IdentityDifference, PatientIdentifier, PatientIdentity } from '#/lib/record/model/patient.ts';
import { comparableIdentifier } from '#/lib/record/model/identifier-format.ts';
import { normalContact, normalName, isSameName, wholeNames } from './normalise-names.ts';
import type { PatientCandidate } from './candidate.ts';

export type IdentityVerdict = 'accept' | 'confirm' | 'refuse';

export interface IdentityCheck {
  readonly verdict: IdentityVerdict;
  /** What the source says otherwise: shown under "Same person?", also when accepted (GP Connect clinical safety). */
  readonly differences: readonly IdentityDifference[];
}

/**
 * Is this Patient of a source the person of the record? Our own check, at every source and by every method
 * (standards §3.2): `accept` needs a shared identifier, the same birth date and the same given or family name; or the
 * source's own matching that calls this one, and no other, certain (`vouched`), with family and first given name, the birth
 * date and a contact the same. `confirm` waits for the reader; `refuse` is a certain other person or a record out of use.
 */
export function checkIdentity(
  reference: PatientIdentity,
  candidate: PatientCandidate,
  systems: readonly string[],
  { vouched = false, head = false }: Comparing = {},
): IdentityCheck {
  const facts = compare(head ? asInHead(reference, candidate.identity) : reference, candidate, systems);
  const sharesContact = vouched && sameContact(reference, candidate.identity);
  return { verdict: verdictOf(facts, candidate, sharesContact), differences: differencesOf(reference, candidate.identity, facts) };
}

interface Comparing {
  readonly vouched?: boolean;
  /** It is the head of a document, or stands inside a resource, of someone who was matched: it need not say all that a record does. */
  readonly head?: boolean;
}

/** Who had died when a letter was written, and how far a number was traced, is for the record to say, not for the letter's head. */
function asInHead({ deceased, ...reference }: PatientIdentity, there: PatientIdentity): PatientIdentity {
  const identifiers = reference.identifiers.map(({ system, value }) => ({ system, value }));
  return { ...reference, identifiers, ...(deceased !== undefined && there.deceased !== undefined && { deceased }) };
}

type BirthDates = 'same' | 'unknown' | 'near' | 'swapped' | 'other';

/** `beside`: ours, and another of the same kind. `unverified`: ours, and nobody has traced it. */
type Identifiers = 'same' | 'beside' | 'unverified' | 'other' | 'unknown';

interface Facts {
  readonly identifier: Identifiers;
  readonly birthDate: BirthDates;
  readonly family: boolean;
  readonly given: boolean;
  /** The first of each: twins often share the second. */
  readonly firstGiven: boolean;
  readonly gender: 'same' | 'other' | 'unknown';
  readonly death: 'same' | 'other';
}

function verdictOf(facts: Facts, candidate: PatientCandidate, sharesContact: boolean): IdentityVerdict {
  // A name in another script shares no letter with ours: with an identifier in common that is for the reader to judge.
  const otherName = !facts.given && !facts.family && facts.identifier === 'unknown';
  const otherPerson =
    facts.identifier === 'other' || facts.birthDate === 'other' || (!facts.given && facts.gender === 'other') || otherName;
  if (otherPerson || candidate.replaced) return 'refuse';
  const vouched = sharesContact && facts.family && facts.firstGiven && facts.gender !== 'other' && facts.identifier === 'unknown';
  const certain = facts.birthDate === 'same' && (facts.identifier === 'same' || vouched);
  // Twin guard: the same family name and birth date with another given name is a twin until the reader says otherwise.
  const sameName = facts.given && (facts.family || facts.gender === 'same');
  return certain && sameName && facts.death === 'same' && !candidate.inactive ? 'accept' : 'confirm';
}

function compare(reference: PatientIdentity, candidate: PatientCandidate, systems: readonly string[]): Facts {
  const there = candidate.identity;
  const names = candidate.names.length > 0 ? candidate.names : [there];
  return {
    identifier: compareIdentifiers(reference, candidate, systems),
    birthDate: compareBirthDates(reference.birthDate, there.birthDate),
    family: names.some(({ family }) => isSameName(family, reference.family)),
    given: names.some(({ given }) => sharesGiven(given, reference.given)),
    firstGiven: names.some(({ given }) => isSameName(wholeNames(given)[0], wholeNames(reference.given)[0])),
    gender: compareGenders(reference.gender, there.gender),
    death: compareDeaths(reference.deceased, there.deceased),
  };
}

/** Only systems that the configuration names: an identifier of an unknown system proves nothing. */
function compareIdentifiers(here: PatientIdentity, { identity, former = [] }: PatientCandidate, systems: readonly string[]): Identifiers {
  const verdicts = systems.map((system) => {
    const [ours = [], theirs = [], once = []] = [here.identifiers, identity.identifiers, former].map((all) =>
      all.filter((one) => one.system === system),
    );
    // A number that was superseded there may still be ours: that is for the reader to judge (standards §3.2).
    const found = compareNumbers(ours, theirs);
    return found === 'other' && compareNumbers(ours, once) !== 'other' && once.length > 0 ? 'beside' : found;
  });
  return worstFirst.find((one) => verdicts.includes(one)) ?? 'unknown';
}

const worstFirst: readonly Identifiers[] = ['other', 'beside', 'same', 'unverified'];

/** A record that carries a second number of one kind may be of two people; and a number counts once both sides have traced it. */
function compareNumbers(ours: readonly PatientIdentifier[], theirs: readonly PatientIdentifier[]): Identifiers {
  if (ours.length === 0 || theirs.length === 0) return 'unknown';
  const ourOwn = (one: PatientIdentifier): PatientIdentifier | undefined =>
    ours.find(({ value }) => comparableIdentifier(value) === comparableIdentifier(one.value));
  const shared = theirs.filter((one) => ourOwn(one) !== undefined);
  if (shared.length === 0) return 'other';
  if (shared.length < theirs.length) return 'beside';
  return shared.some((one) => !one.unverified && !ourOwn(one)?.unverified) ? 'same' : 'unverified';
}

/** `other`: two or more of year, month and day differ; swapped day and month is a slip of the pen, not another person. */
function compareBirthDates(here: string | undefined, there: string | undefined): BirthDates {
  const [ours, theirs] = [here, there].map((date) => date?.split('-') ?? []);
  if (!ours?.length || !theirs?.length) return 'unknown';
  const shared = Math.min(ours.length, theirs.length);
  const differing = ours.slice(0, shared).filter((part, place) => part !== theirs[place]).length;
  if (differing === 0) return shared === 3 ? 'same' : 'unknown';
  const swapped = shared === 3 && ours[0] === theirs[0] && ours[1] === theirs[2] && ours[2] === theirs[1];
  if (swapped) return 'swapped';
  return differing >= 2 ? 'other' : 'near';
}

function compareGenders(here: PatientIdentity['gender'], there: PatientIdentity['gender']): Facts['gender'] {
  const told = (gender: PatientIdentity['gender']): boolean => gender === 'male' || gender === 'female';
  if (!told(here) || !told(there)) return 'unknown';
  return here === there ? 'same' : 'other';
}

/**
 * The first given name of one among those of the other: a second one in common is what twins have (`John Paul`, `James
 * Paul`). Initials and nicknames are for the reader to judge.
 */
function sharesGiven(ours: readonly string[], theirs: readonly string[]): boolean {
  const [here, there] = [wholeNames(ours), wholeNames(theirs)];
  const [first, firstThere] = [here[0], there[0]];
  return (first !== undefined && there.includes(first)) || (firstThere !== undefined && here.includes(firstThere));
}

/** Another death, or a death that only one of the two knows of (standards §3.2). Of a day and its month only the month is compared. */
function compareDeaths(here: PatientIdentity['deceased'], there: PatientIdentity['deceased']): Facts['death'] {
  if (here === undefined || there === undefined) return here === there ? 'same' : 'other';
  if (here === true || there === true) return 'same';
  const length = Math.min(here.length, there.length, 'yyyy-mm-dd'.length);
  return here.slice(0, length) === there.slice(0, length) ? 'same' : 'other';
}

/** The whole address, or a telephone number or e-mail address. */
function sameContact(here: PatientIdentity, there: PatientIdentity): boolean {
  const lines = ({ address = [] }: PatientIdentity): string => normalName(address.join(' '));
  const sameAddress = lines(here) !== '' && lines(here) === lines(there);
  const values = ({ telecom = [] }: PatientIdentity): readonly string[] => telecom.map(({ value }) => normalContact(value));
  return sameAddress || values(here).some((value) => value !== '' && values(there).includes(value));
}

function differencesOf(here: PatientIdentity, there: PatientIdentity, facts: Facts): readonly IdentityDifference[] {
  const said = (text: string | undefined): string => (text === undefined || text === '' ? 'not given' : text);
  const differences: (IdentityDifference | false)[] = [
    !isSameName(here.family, there.family) && { field: 'family', referenceValue: said(here.family), sourceValue: said(there.family) },
    !facts.given && { field: 'given', referenceValue: said(here.given.join(' ')), sourceValue: said(there.given.join(' ')) },
    facts.birthDate !== 'same' &&
      here.birthDate !== there.birthDate && {
        field: 'birthDate',
        referenceValue: said(here.birthDate),
        sourceValue: said(there.birthDate),
      },
    here.gender !== there.gender && { field: 'gender', referenceValue: said(here.gender), sourceValue: said(there.gender) },
    facts.death === 'other' && { field: 'deceased', referenceValue: deathOf(here), sourceValue: deathOf(there) },
    numberDifference(facts.identifier),
  ];
  return differences.filter((difference) => difference !== false);
}

/** Said beside each match that no number makes certain: it is often all that there is to be judged. */
export const noneInCommon = 'no number in common';

/** Never the numbers themselves: a wrong one may be another person's. */
function numberDifference(identifier: Identifiers): IdentityDifference | false {
  const field = 'identifier';
  if (identifier === 'other') return { field, referenceValue: 'another number', sourceValue: 'another number of the same kind' };
  if (identifier === 'beside') return { field, referenceValue: 'one number', sourceValue: 'that number, and another of the same kind' };
  if (identifier === 'unknown') return { field, referenceValue: 'a number', sourceValue: noneInCommon };
  return (
    identifier === 'unverified' && {
      field,
      referenceValue: 'the same number',
      sourceValue: 'the same number, and it is not verified on both sides',
    }
  );
}

const deathOf = ({ deceased }: PatientIdentity): string =>
  deceased === undefined ? 'no death recorded' : deceased === true ? 'died' : `died ${deceased}`;
