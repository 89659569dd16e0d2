import type { PatientBanner } from '#/lib/record/model/patient.ts';
import { formatIdentifier } from '#/lib/record/model/identifier-format.ts';
import { bannerWords } from '#/lib/record/words/patient-words.ts';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { SearchCriteria } from './ask-finder.ts';
import type { IdentifierKind } from './entered-identifier.ts';
import { confirmWords } from './words.ts';

/** Row of the comparison: the detail searched for, and the index's own. */
export interface ComparedFact {
  readonly label: string;
  /** Absent where the search had no such detail. */
  readonly searched?: string;
  readonly held: readonly string[];
  /** Language of each held line that is in another script than Latin (BCP 47). */
  readonly languages?: readonly (string | undefined)[];
  readonly differs: boolean;
  /** Shown in bold: it must not be overlooked. */
  readonly strong?: true;
}

export interface IdentityComparison {
  readonly identifier: IdentifierKind;
  readonly at: string;
  readonly locale: string;
}

/** Name, born, gender, number, address, in this order; differences are marked (H04). */
export function compareIdentity(
  banner: PatientBanner,
  criteria: SearchCriteria,
  { identifier, at, locale }: IdentityComparison,
): readonly ComparedFact[] {
  const { identity } = banner;
  const words = bannerWords(banner, at, locale);
  const byName = criteria.by === 'name' ? criteria : undefined;
  const name: ComparedFact = {
    label: 'Name',
    ...(byName && { searched: `${byName.family.toUpperCase()}, ${byName.given}` }),
    held: words.nameText === undefined ? [words.name] : [words.name, words.nameText],
    languages: [words.nameLanguage, words.nameTextLanguage],
    differs:
      byName !== undefined &&
      !(isSameName(byName.family, identity.family) && identity.given.some((name) => isSameName(byName.given, name))),
  };
  const born: ComparedFact = {
    label: 'Born',
    ...(byName && { searched: formatDateText(byName.birthDate, locale) }),
    held: [words.born],
    differs: byName !== undefined && byName.birthDate !== identity.birthDate,
  };
  return [
    name,
    born,
    ...deathFacts(words.died, words.ageAtDeath),
    { label: 'Gender', held: [words.gender], differs: false },
    numberFact(words, criteria, identifier, identity),
    addressFact(identity),
  ];
}

function deathFacts(date: string | undefined, age: string | undefined): readonly ComparedFact[] {
  return date === undefined
    ? []
    : [{ label: 'Died', held: age === undefined ? [date] : [date, confirmWords.ageAtDeath(age)], differs: false, strong: true }];
}

function numberFact(
  words: { readonly identifierLabel: string; readonly identifier: string },
  criteria: SearchCriteria,
  identifier: IdentifierKind,
  { identifiers }: PatientBanner['identity'],
): ComparedFact {
  if (criteria.by !== 'identifier') return { label: words.identifierLabel, held: [words.identifier], differs: false };
  const held = identifiers.some(({ system, value }) => system === criteria.system && value === criteria.value);
  const searched = formatIdentifier(criteria.value, identifier.format);
  return { label: words.identifierLabel, searched, held: [words.identifier], differs: !held };
}

/** A restricted address is never shown, and never called unknown. */
function addressFact({ restricted, address: lines }: PatientBanner['identity']): ComparedFact {
  if (restricted) return { label: 'Address', held: [confirmWords.restrictedAddress], differs: false };
  return { label: 'Address', held: lines && lines.length > 0 ? lines : ['Not given'], differs: false };
}

const isSameName = (left: string, right: string): boolean =>
  left.trim().localeCompare(right.trim(), undefined, { sensitivity: 'base' }) === 0;
