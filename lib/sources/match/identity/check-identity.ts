import type { IdentityDifference, PatientIdentifier, PatientIdentity } from '#/lib/record/model/patient.ts';
import { comparableIdentifier } from '#/lib/record/model/identifier-format.ts';
import { nameNotKnown } from '#/lib/fhir/answer/patient-identity.ts';
import { normalContact, normalName, isSameName, wholeNames } from './normalise-names.ts';
import { differenceWords } from './words.ts';
import type { PatientCandidate } from './candidate.ts';

export type IdentityVerdict = 'accept' | 'confirm' | 'refuse';

export interface IdentityCheck {
  readonly verdict: IdentityVerdict;
  /** Facts that the source states differently, shown under "Same person?" even when accepted (GP Connect clinical safety). */
  readonly differences: readonly IdentityDifference[];
}

/**
 * Checks whether a source's Patient is the person of the record: our own check, at every source and by every method
 * (standards §3.2). `accept` needs a shared identifier, the same birth date and the same given or family name; or the
 * source's own matching that calls only this patient certain (`vouched`), with the same family and first given name, birth
 * date and contact. `confirm` waits for the reader; `refuse` is certainly another person, or a record out of use.
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
  /** Header of a document, or a contained Patient, of someone who was matched: it need not state all that a record does. */
  readonly head?: boolean;
}

/** Drops facts that a letter's header need not repeat: a death after it was written, and how far a number was traced. */
function asInHead({ deceased, ...reference }: PatientIdentity, candidate: PatientIdentity): PatientIdentity {
  const identifiers = reference.identifiers.map(({ system, value }) => ({ system, value }));
  return { ...reference, identifiers, ...(deceased !== undefined && candidate.deceased !== undefined && { deceased }) };
}

type BirthDates = 'same' | 'unknown' | 'near' | 'swapped' | 'other';

/** `beside`: our number and a second one of the same kind. `unverified`: our number, which nobody has traced. */
type Identifiers = 'same' | 'beside' | 'unverified' | 'other' | 'unknown';

interface Facts {
  readonly identifier: Identifiers;
  readonly birthDate: BirthDates;
  /** States a name in parts: without one, no name disagrees. */
  readonly isNamed: boolean;
  readonly family: boolean;
  readonly givenName: boolean;
  /** First given names compared: twins often share the second. */
  readonly firstGiven: boolean;
  readonly gender: 'same' | 'other' | 'unknown';
  readonly death: 'same' | 'other';
}

function verdictOf(facts: Facts, candidate: PatientCandidate, sharesContact: boolean): IdentityVerdict {
  // A name in another script shares no letter with ours: with an identifier in common that is for the reader to judge.
  const isOtherName = facts.isNamed && !facts.givenName && !facts.family && facts.identifier === 'unknown';
  const otherPerson =
    facts.identifier === 'other' || facts.birthDate === 'other' || (!facts.givenName && facts.gender === 'other') || isOtherName;
  if (otherPerson || candidate.replaced) return 'refuse';
  const vouched = sharesContact && facts.family && facts.firstGiven && facts.gender !== 'other' && facts.identifier === 'unknown';
  const certain = facts.birthDate === 'same' && (facts.identifier === 'same' || vouched);
  // Twin guard: the same family name and birth date with another given name is a twin until the reader says otherwise.
  const sameName = facts.givenName && (facts.family || facts.gender === 'same');
  return certain && sameName && facts.death === 'same' && !candidate.inactive ? 'accept' : 'confirm';
}

function compare(reference: PatientIdentity, candidate: PatientCandidate, systems: readonly string[]): Facts {
  const { identity, names } = candidate;
  return {
    identifier: compareIdentifiers(reference, candidate, systems),
    isNamed: names.some(({ family = '', given }) => family.trim() !== '' || wholeNames(given).length > 0),
    birthDate: compareBirthDates(reference.birthDate, identity.birthDate),
    family: names.some(({ family }) => isSameName(family, reference.family)),
    givenName: names.some((name) => sharesGiven(name.given, reference.given)),
    firstGiven: names.some((name) => isSameName(wholeNames(name.given)[0], wholeNames(reference.given)[0])),
    gender: compareGenders(reference.gender, identity.gender),
    death: compareDeaths(reference.deceased, identity.deceased),
  };
}

/** Compares identifiers of the configured systems only: an identifier of an unknown system proves nothing. */
function compareIdentifiers(
  reference: PatientIdentity,
  { identity, former = [] }: PatientCandidate,
  systems: readonly string[],
): Identifiers {
  const verdicts = systems.map((system) => {
    const [ours = [], theirs = [], superseded = []] = [reference.identifiers, identity.identifiers, former].map((all) =>
      all.filter((identifier) => identifier.system === system),
    );
    // A number that was superseded there may still be ours: that is for the reader to judge (standards §3.2).
    const verdict = compareNumbers(ours, theirs);
    return verdict === 'other' && compareNumbers(ours, superseded) !== 'other' && superseded.length > 0 ? 'beside' : verdict;
  });
  return worstFirst.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}

const worstFirst: readonly Identifiers[] = ['other', 'beside', 'same', 'unverified'];

/** Compares numbers of one system: a second number may mean that a record mixes two people, and a number counts once both sides have traced it. */
function compareNumbers(ours: readonly PatientIdentifier[], theirs: readonly PatientIdentifier[]): Identifiers {
  if (ours.length === 0 || theirs.length === 0) return 'unknown';
  const ourOwn = (theirNumber: PatientIdentifier): PatientIdentifier | undefined =>
    ours.find(({ value }) => comparableIdentifier(value) === comparableIdentifier(theirNumber.value));
  const shared = theirs.filter((theirNumber) => ourOwn(theirNumber) !== undefined);
  if (shared.length === 0) return 'other';
  if (shared.length < theirs.length) return 'beside';
  return shared.some((theirNumber) => !theirNumber.unverified && !ourOwn(theirNumber)?.unverified) ? 'same' : 'unverified';
}

/** Compares FHIR dates. `other`: two or more of year, month and day differ; swapped day and month is a slip of the pen, not another person. */
function compareBirthDates(ourDate: string | undefined, theirDate: string | undefined): BirthDates {
  const [ours, theirs] = [ourDate, theirDate].map((date) => date?.split('-') ?? []);
  if (!ours?.length || !theirs?.length) return 'unknown';
  const shared = Math.min(ours.length, theirs.length);
  const differing = ours.slice(0, shared).filter((part, position) => part !== theirs[position]).length;
  if (differing === 0) return shared === 3 ? 'same' : 'unknown';
  const swapped = shared === 3 && ours[0] === theirs[0] && ours[1] === theirs[2] && ours[2] === theirs[1];
  if (swapped) return 'swapped';
  return differing >= 2 ? 'other' : 'near';
}

function compareGenders(ours: PatientIdentity['gender'], theirs: PatientIdentity['gender']): Facts['gender'] {
  const isStated = (gender: PatientIdentity['gender']): boolean => gender === 'male' || gender === 'female';
  if (!isStated(ours) || !isStated(theirs)) return 'unknown';
  return ours === theirs ? 'same' : 'other';
}

/**
 * Tells whether the first given name of either side is among the other's: twins often share a second name (`John Paul`,
 * `James Paul`). Initials and nicknames are for the reader to judge.
 */
function sharesGiven(ours: readonly string[], theirs: readonly string[]): boolean {
  const [ourNames, theirNames] = [wholeNames(ours), wholeNames(theirs)];
  const [ourFirst, theirFirst] = [ourNames[0], theirNames[0]];
  return (ourFirst !== undefined && theirNames.includes(ourFirst)) || (theirFirst !== undefined && ourNames.includes(theirFirst));
}

/** Compares deaths to the coarser precision; `other` also where only one side knows of a death (standards §3.2). */
function compareDeaths(ours: PatientIdentity['deceased'], theirs: PatientIdentity['deceased']): Facts['death'] {
  if (ours === undefined || theirs === undefined) return ours === theirs ? 'same' : 'other';
  if (ours === true || theirs === true) return 'same';
  const length = Math.min(ours.length, theirs.length, 'yyyy-mm-dd'.length);
  return ours.slice(0, length) === theirs.slice(0, length) ? 'same' : 'other';
}

/** Tells whether the whole address, a telephone number or an e-mail address is the same. */
function sameContact(reference: PatientIdentity, candidate: PatientIdentity): boolean {
  const lines = ({ address = [] }: PatientIdentity): string => normalName(address.join(' '));
  const sameAddress = lines(reference) !== '' && lines(reference) === lines(candidate);
  const values = ({ telecom = [] }: PatientIdentity): readonly string[] => telecom.map(({ value }) => normalContact(value));
  return sameAddress || values(reference).some((value) => value !== '' && values(candidate).includes(value));
}

function differencesOf(reference: PatientIdentity, candidate: PatientIdentity, facts: Facts): readonly IdentityDifference[] {
  const difference = (
    field: IdentityDifference['field'],
    ours: string | undefined,
    theirs: string | undefined,
    isSilent = !ours || !theirs,
  ): IdentityDifference => ({
    field,
    referenceValue: ours || differenceWords.notGiven,
    sourceValue: theirs || differenceWords.notGiven,
    ...(isSilent && { isSilent }),
  });
  const differences: (IdentityDifference | false)[] = [
    !isSameName(reference.family, candidate.family) &&
      difference('family', reference.family, statedFamily(candidate), facts.isNamed ? undefined : true),
    !facts.givenName && difference('given', reference.given.join(' '), candidate.given.join(' ')),
    facts.birthDate !== 'same' &&
      reference.birthDate !== candidate.birthDate &&
      difference('birthDate', reference.birthDate, candidate.birthDate, facts.birthDate === 'unknown'),
    reference.gender !== candidate.gender && difference('gender', reference.gender, candidate.gender, isUnstated(reference, candidate)),
    facts.death === 'other' && difference('deceased', deathOf(reference), deathOf(candidate)),
    numberDifference(facts.identifier),
  ];
  return differences.filter((entry) => entry !== false);
}

/** Reported with each match that no number makes certain: often it is all that there is to judge by. */
function numberDifference(identifier: Identifiers): IdentityDifference | false {
  const field = 'identifier';
  if (identifier === 'other') return { field, ...differenceWords.otherNumber };
  if (identifier === 'beside') return { field, ...differenceWords.secondNumber };
  if (identifier === 'unknown') return { field, ...differenceWords.noneInCommon, isSilent: true };
  return identifier === 'unverified' && { field, ...differenceWords.unverified, isSilent: true };
}

const statedFamily = ({ family }: PatientIdentity): string | undefined => (family === nameNotKnown ? undefined : family);

const isUnstated = (...people: readonly PatientIdentity[]): boolean => people.some(({ gender = 'unknown' }) => gender === 'unknown');

const deathOf = ({ deceased }: PatientIdentity): string =>
  deceased === undefined ? differenceWords.alive : differenceWords.died(deceased);
