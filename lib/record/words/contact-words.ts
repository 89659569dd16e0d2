import type { ContactPart, SpokenLanguages } from '#/lib/record/model/contact-person.ts';

/** Labels of facts by which somebody can be reached: they are left out where an address is restricted. */
export const contactLabels = {
  telephone: 'Telephone',
  address: 'Address',
  contact: 'Contact',
} as const;

/** Names of the parts that somebody can have in the patient's life. */
export const contactPartNames: Readonly<Record<ContactPart, string>> = {
  'next-of-kin': 'Next of kin',
  'key-worker': 'Key worker',
  nurse: 'Nurse',
  practice: 'Practice',
  attorney: 'Attorney',
  other: 'Contact',
};

export const contactWords = {
  noNumber: 'number not received',
  restricted: 'Not shown: this patient’s address and numbers are restricted.',
  held: 'Held until every source has said whether they are restricted',
  /** Sources that have not said whether numbers are restricted; none: they were cut off. */
  waitsFor: (names: readonly string[]): string =>
    names.length === 0
      ? 'Numbers have not come: no source was left to say whether they are restricted. Ask the sources again.'
      : `More numbers follow once ${names.join(', ')} has said whether they are restricted.`,
  unsaid: (names: readonly string[]): string => `${names.join(', ')} did not answer, and may restrict this patient’s address and numbers.`,
  ring: (name: string, phone: string): string => `Ring ${name}, ${phone}`,
} as const;

/** Digits of a number as written, as a telephone dials them. */
export function dialledNumber(phone: string): string {
  return phone.replace(/\(0\)/g, '').replace(/[^\d+*#]/g, '');
}

/** "Polish · interpreter needed" */
export function spokenWords({ languages = [], interpreter }: SpokenLanguages): string {
  const need = interpreter === undefined ? [] : [interpreter ? 'interpreter needed' : 'no interpreter needed'];
  return [languages.length === 0 ? 'language not stated' : languages.join(', '), ...need].join(' · ');
}
