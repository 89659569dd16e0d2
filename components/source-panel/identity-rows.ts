import { differenceText, fieldWords } from '#/components/entry/field-words.ts';
import type { IdentityDifference, PatientBanner } from '#/lib/record/model/patient.ts';
import { bannerWords, genderWord } from '#/lib/record/words/patient-words.ts';
import { formatDateText } from '#/lib/record/dates/format-date.ts';

/** Row of "Same person?": the record's own detail and the source's. */
export interface IdentityRow {
  readonly field: IdentityDifference['field'];
  readonly label: string;
  readonly referenceText: string;
  readonly sourceText: string;
  readonly verdict: 'differs' | 'agrees' | 'not-compared';
}

type Compared = Exclude<IdentityDifference['field'], 'deceased' | 'address'>;

/** GP Connect's cross-check, with the number: family name, given names, birth date, gender. */
const compared: readonly Compared[] = ['family', 'given', 'birthDate', 'gender', 'identifier'];

/**
 * Every compared detail, in the banner's order, then further differences. To decide that two records are of one person, the
 * reader must see equal details too: a birth date that differs alone means something else than all but the name (H04).
 */
export function identityRows(
  banner: PatientBanner,
  differences: readonly IdentityDifference[],
  at: string,
  locale: string,
): readonly IdentityRow[] {
  const byField = new Map(differences.map((difference) => [difference.field, difference]));
  const texts = referenceTexts(banner, at, locale);
  const rows = compared.map((field): IdentityRow => {
    const difference = byField.get(field);
    const label = field === 'identifier' ? banner.identifierLabel : fieldWords[field];
    const referenceText = texts[field];
    if (difference) return { ...differingRow(difference, locale), label, ...(referenceText !== undefined && { referenceText }) };
    if (referenceText === undefined)
      return { field, label, referenceText: 'not known', sourceText: 'not compared', verdict: 'not-compared' };
    return { field, label, referenceText, sourceText: field === 'given' ? 'agrees' : 'the same', verdict: 'agrees' };
  });
  const further = differences.filter(({ field }) => !compared.some((name) => name === field));
  return [...rows, ...further.map((difference) => differingRow(difference, locale))];
}

function differingRow({ field, referenceValue, sourceValue, isSilent }: IdentityDifference, locale: string): IdentityRow {
  const [ours, theirs] = [differenceText(field, referenceValue, locale), differenceText(field, sourceValue, locale)];
  return { field, label: fieldWords[field], referenceText: ours, sourceText: theirs, verdict: isSilent ? 'not-compared' : 'differs' };
}

function referenceTexts(banner: PatientBanner, at: string, locale: string): Readonly<Record<Compared, string | undefined>> {
  const { identity } = banner;
  const { family, given: givenNames, birthDate, gender, identifiers } = identity;
  return {
    family: family.trim() === '' ? undefined : family.toUpperCase(),
    given: givenNames.length === 0 ? undefined : givenNames.join(' '),
    birthDate: birthDate === undefined ? undefined : formatDateText(birthDate, locale),
    gender: gender === undefined ? undefined : genderWord(gender),
    identifier: identifiers.length === 0 ? undefined : bannerWords(banner, at, locale).identifier,
  };
}
