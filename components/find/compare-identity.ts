import type { PatientBanner } from '#/lib/record/model/patient.ts';
import { formatIdentifier } from '#/lib/record/model/identifier-format.ts';
import { bannerWords } from '#/lib/record/words/patient-words.ts';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Criteria } from './ask-finder.ts';
import type { IdentifierKind } from './entered-identifier.ts';

/** One row of the comparison: what the reader looked for, and what the index says. */
export interface ComparedFact {
  readonly label: string;
  /** Absent: it was not looked for. */
  readonly asked?: string;
  readonly held: readonly string[];
  readonly differs: boolean;
  /** Written strongly: it must not be overlooked. */
  readonly strong?: true;
}

export interface Comparison {
  readonly identifier: IdentifierKind;
  readonly at: string;
  readonly locale: string;
}

/** Name, born, gender, number, address, in this order; what differs is marked (H04). */
export function compareIdentity(
  banner: PatientBanner,
  criteria: Criteria,
  { identifier, at, locale }: Comparison,
): readonly ComparedFact[] {
  const { identity } = banner;
  const words = bannerWords(banner, at, locale);
  const byName = criteria.by === 'name' ? criteria : undefined;
  const name: ComparedFact = {
    label: 'Name',
    ...(byName && { asked: `${byName.family.toUpperCase()}, ${byName.given}` }),
    held: words.nameText === undefined ? [words.name] : [words.name, words.nameText],
    differs: byName !== undefined && !(same(byName.family, identity.family) && identity.given.some((given) => same(byName.given, given))),
  };
  const born: ComparedFact = {
    label: 'Born',
    ...(byName && { asked: formatDateText(byName.birthDate, locale) }),
    held: [words.born],
    differs: byName !== undefined && byName.birthDate !== identity.birthDate,
  };
  return [
    name,
    born,
    ...died(words.died, words.ageAtDeath),
    { label: 'Gender', held: [words.gender], differs: false },
    number(words, criteria, identifier, identity),
    address(identity),
  ];
}

function died(date: string | undefined, age: string | undefined): readonly ComparedFact[] {
  return date === undefined
    ? []
    : [{ label: 'Died', held: age === undefined ? [date] : [date, `Age at death ${age}`], differs: false, strong: true }];
}

function number(
  words: { readonly identifierLabel: string; readonly identifier: string },
  criteria: Criteria,
  identifier: IdentifierKind,
  { identifiers }: PatientBanner['identity'],
): ComparedFact {
  if (criteria.by !== 'identifier') return { label: words.identifierLabel, held: [words.identifier], differs: false };
  const held = identifiers.some(({ system, value }) => system === criteria.system && value === criteria.value);
  const asked = formatIdentifier(criteria.value, identifier.format);
  return { label: words.identifierLabel, asked, held: [words.identifier], differs: !held };
}

/** A restricted address is never shown, nor said to be unknown. */
function address({ restricted, address: lines }: PatientBanner['identity']): ComparedFact {
  if (restricted) return { label: 'Address', held: ['Restricted: not shown'], differs: false };
  return { label: 'Address', held: lines && lines.length > 0 ? lines : ['Not given'], differs: false };
}

const same = (one: string, other: string): boolean => one.trim().localeCompare(other.trim(), undefined, { sensitivity: 'base' }) === 0;
