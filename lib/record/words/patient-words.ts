import { ageAt } from '#/lib/record/dates/age.ts';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { PatientBanner, PatientIdentity } from '#/lib/record/model/patient.ts';

const notKnown = 'Not known';

/** NHS CUI (standards §7.1): "BROOKS, Amara (Mrs)" */
export function bannerName({ family, given: givenNames, title }: PatientIdentity): string {
  const first = givenNames[0]?.trim() ?? '';
  const name = [family.trim().toUpperCase(), first].filter((part) => part !== '').join(', ');
  const nameOrUnknown = name === '' ? notKnown : name;
  const titled = title?.trim().replace(/\.$/, '');
  return titled ? `${nameOrUnknown} (${titled})` : nameOrUnknown;
}

const genderWords = { male: 'Male', female: 'Female', other: 'Other', unknown: notKnown } as const;

export function genderWord(gender: PatientIdentity['gender']): string {
  return gender === undefined ? notKnown : (genderWords[gender] ?? notKnown);
}

export interface BannerWords {
  readonly name: string;
  /** The name in its holder's script, shown below. */
  readonly nameText?: string;
  /** "14-Mar-1951 (75y)"; of the deceased without the age. */
  readonly born: string;
  /** "02-Jan-2026", after the label "Died"; "date not known" when only the fact is. */
  readonly died?: string;
  /** After the label "Age at death". */
  readonly ageAtDeath?: string;
  readonly gender: string;
  readonly identifierLabel: string;
  readonly identifier: string;
}

/** `at`: the server's clock, an ISO 8601 instant. */
export function bannerWords({ identity, identifierLabel, identifierText }: PatientBanner, at: string, locale: string): BannerWords {
  return {
    name: bannerName(identity),
    nameText: identity.nameText,
    ...lifeWords(identity, at, locale),
    gender: genderWord(identity.gender),
    identifierLabel,
    identifier: identifierText ?? identity.identifiers[0]?.value ?? notKnown,
  };
}

function lifeWords(
  { birthDate, deceased }: PatientIdentity,
  at: string,
  locale: string,
): Pick<BannerWords, 'born' | 'died' | 'ageAtDeath'> {
  const born = birthDate === undefined ? notKnown : formatDateText(birthDate, locale);
  if (deceased === undefined) {
    const age = birthDate === undefined ? undefined : ageAt(birthDate, at);
    return { born: age === undefined ? born : `${born} (${age})` };
  }
  if (deceased === true) return { born, died: 'date not known' };
  const age = birthDate === undefined ? undefined : ageAt(birthDate, deceased);
  return { born, died: formatDateText(deceased, locale, undefined, 'day'), ...(age === undefined ? {} : { ageAtDeath: age }) };
}
