import { differenceText, fieldWords } from '#/components/entry/field-words.ts';
import type { IdentityDifference, PatientBanner } from '#/lib/record/model/patient.ts';
import { bannerWords, genderWord } from '#/lib/record/words/patient-words.ts';
import { formatDateText } from '#/lib/record/dates/format-date.ts';

/** One line of "Same person?": the record's own detail beside the source's. */
export interface IdentityRow {
  readonly field: IdentityDifference['field'];
  readonly label: string;
  readonly here: string;
  readonly there: string;
  readonly verdict: 'differs' | 'agrees' | 'not-compared';
}

type Compared = Exclude<IdentityDifference['field'], 'deceased' | 'address'>;

/** GP Connect's cross-check, with the number: family name, given names, birth date, gender. */
const compared: readonly Compared[] = ['family', 'given', 'birthDate', 'gender', 'identifier'];

/**
 * Every detail that was compared, in the banner's order, and what else differs. Whoever decides that two records are one
 * person's must see what agrees too: that the birth date alone differs says something else than that all but the name does (H04).
 */
export function identityRows(
  banner: PatientBanner,
  differences: readonly IdentityDifference[],
  at: string,
  locale: string,
): readonly IdentityRow[] {
  const found = new Map(differences.map((difference) => [difference.field, difference]));
  const known = knownHere(banner, at, locale);
  const rows = compared.map((field): IdentityRow => {
    const difference = found.get(field);
    const label = field === 'identifier' ? banner.identifierLabel : fieldWords[field];
    const here = known[field];
    if (difference) return { ...differing(difference, locale), label, ...(here !== undefined && { here }) };
    if (here === undefined) return { field, label, here: 'not known', there: 'not compared', verdict: 'not-compared' };
    return { field, label, here, there: field === 'given' ? 'agrees' : 'the same', verdict: 'agrees' };
  });
  const others = differences.filter(({ field }) => !compared.some((one) => one === field));
  return [...rows, ...others.map((difference) => differing(difference, locale))];
}

function differing({ field, referenceValue: here, sourceValue: there }: IdentityDifference, locale: string): IdentityRow {
  const [ours, theirs] = [differenceText(field, here, locale), differenceText(field, there, locale)];
  return { field, label: fieldWords[field], here: ours, there: theirs, verdict: 'differs' };
}

function knownHere(banner: PatientBanner, at: string, locale: string): Readonly<Record<Compared, string | undefined>> {
  const { identity } = banner;
  const { family, given, birthDate, gender, identifiers } = identity;
  return {
    family: family.trim() === '' ? undefined : family.toUpperCase(),
    given: given.length === 0 ? undefined : given.join(' '),
    birthDate: birthDate === undefined ? undefined : formatDateText(birthDate, locale),
    gender: gender === undefined ? undefined : genderWord(gender),
    identifier: identifiers.length === 0 ? undefined : bannerWords(banner, at, locale).identifier,
  };
}
