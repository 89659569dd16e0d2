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
  /** The name in another script, shown beside it. */
  readonly nameText?: string;
  readonly nameLanguage?: string;
  readonly nameTextLanguage?: string;
  /** "Cantonese · interpreter needed": where the language is not the service's own, or an interpreter is needed. */
  readonly language?: string;
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
    ...(identity.nameLanguage !== undefined && { nameLanguage: identity.nameLanguage }),
    ...(identity.nameTextLanguage !== undefined && { nameTextLanguage: identity.nameTextLanguage }),
    ...languageWords(identity, locale),
    ...lifeWords(identity, at, locale),
    gender: genderWord(identity.gender),
    identifierLabel,
    identifier: identifierText ?? identity.identifiers[0]?.value ?? notKnown,
  };
}

/** Language of the service by its locale, as `Patient.communication` names it: "English (UK)" is English. */
function isOwnLanguage(language: string, locale: string): boolean {
  const own = new Intl.DisplayNames('en', { type: 'language' }).of(locale.slice(0, 2)) ?? '';
  return language.toLowerCase().startsWith(own.toLowerCase());
}

function languageWords({ languages = [], interpreter }: PatientIdentity, locale: string): Pick<BannerWords, 'language'> {
  const isOwn = languages.length > 0 && languages.every((language) => isOwnLanguage(language, locale));
  if (interpreter !== true && (languages.length === 0 || isOwn)) return {};
  const need = interpreter === undefined ? [] : [interpreter ? 'interpreter needed' : 'no interpreter needed'];
  return { language: [languages.length === 0 ? notKnown : languages.join(', '), ...need].join(' · ') };
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
