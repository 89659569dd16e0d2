import type { NoticeKind } from '#/lib/record/decisions/notice.ts';
import type { Category } from '#/lib/record/model/category.ts';

/** Words for a category that its heading does not have. */
export const otherHeadings: Readonly<Partial<Record<Category, string>>> = {
  documents: 'letters',
  immunizations: 'vaccines, immunisations, immunizations, jabs',
};

/** Told beside the matches of a stem of ingredients' names. */
export const stemWords = (ending: string): string => `names that end in “-${ending}”, and their brands`;

/** Words by which readers ask for the page of a category, beside its heading; they find no entries. */
export const otherPageNames: Readonly<Partial<Record<Category, string>>> = {
  decisions: 'advance directives, advance care planning',
  problems: 'conditions, diagnoses, diagnosis, history',
  medications: 'medications, drugs, meds',
  results: 'laboratory, labs, tests, bloods',
  imaging: 'scans, radiology',
  vitals: 'observations, obs',
  encounters: 'visits, consultations, admissions',
  requests: 'orders',
  insurance: 'coverage, cover',
  people: 'who to ring, carers',
};

const decision = 'Decision';

/** Labels of what the screen says of the patient beside the entries. */
export const factLabels = {
  name: 'Name',
  born: 'Born',
  died: 'Died',
  gender: 'Gender',
  identifier: 'Number',
  address: 'Address',
  telephone: 'Telephone',
  practice: 'Practice',
  language: 'Language',
  differences: 'Same person?',
  notices: {
    resuscitation: decision,
    'do-not-give': 'Do not give',
    treatment: decision,
    refusal: decision,
    attorney: 'Attorney',
    statement: decision,
    adjustment: 'Reasonable adjustment',
    interpreter: 'Interpreter',
    alert: 'Alert',
  } satisfies Record<NoticeKind, string>,
} as const;
