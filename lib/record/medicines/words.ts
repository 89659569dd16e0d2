import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';
import type { MedicineCourse } from './medicine-course.ts';
import type { UnclearReason } from './place-medicine.ts';

const spelledOut = ['', 'one', 'two', 'three', 'four', 'five', 'six'] as const;

const reasons: Readonly<Record<UnclearReason, string>> = {
  'not-taken': 'Said not to be taken',
  'not-yet': 'Not yet ordered, taken or handed over',
  'without-order': 'Issued or dispensed, its prescription not received',
  'being-given': 'Being given when its source was asked',
  'not-handed-over': 'Not handed over, or not given',
  statement: 'Statements about medicines as a whole',
  'not-shared': 'Not shared',
  'in-error': 'Entered in error',
  'not-a-medicine': 'Other records about medicines',
  other: 'Not said whether it is taken or has ended',
};

/** Words of the rows by ingredient. */
export const medicineWords = {
  differs: 'Differs',
  sameAt: (sources: number): string => `Same at ${spelledOut[sources] ?? formatCount(sources)} sources`,
  atOneSource: 'At one source',
  acuteAtOneSource: 'At one source, acute',
  ended: 'Ended',
  medicines: (count: number): string => formatCountOf(count, 'medicine', 'medicines'),
  /** Names what is counted where a medicine stands in several: two numbers under one word would contradict each other. */
  written: (count: number, arePrescriptions: boolean): string =>
    arePrescriptions ? formatCountOf(count, 'prescription', 'prescriptions') : formatCountOf(count, 'record', 'records'),
  reasons,
  courses: { acute: 'acute', repeat: 'repeat' } satisfies Record<MedicineCourse, string>,
  issues: (inYear: number, last: string): string => `${formatCountOf(inYear, 'issue', 'issues')} in 12 months, last ${last}`,
  issuesAlone: (count: number, last: string): string => `${formatCountOf(count, 'issue', 'issues')}, last ${last}`,
  dosesGiven: (count: number, last: string): string => `${formatCountOf(count, 'dose', 'doses')} given, last ${last}`,
  prescribed: (date: string): string => `prescribed ${date}`,
  reported: (date: string): string => `reported ${date}`,
  proposed: (date: string): string => `proposed, not ordered, ${date}`,
  dated: (kind: string, date: string): string => `${kind} ${date}`,
  noDate: 'no date',
  undated: 'undated',
  endedOn: (date: string): string => `ended ${date}`,
  endNotGiven: 'end date not given',
  lasted: (from: string, until: string): string => `${from} to ${until}`,
  statusUnknown: 'not said whether it is still taken',
  calledHere: (name: string): string => `as ${name}`,
  asSource: (name: string): string => `As ${name}`,
  oneOriginal: 'one prescription, received from both',
  fieldValue: (field: string, value: string): string => `${field.toLowerCase()} ${value}`,
  notStated: (field: string): string => `${field.toLowerCase()} not stated`,
  plainRelease: 'no modified release stated',
  prescriptions: (count: number): string => formatCountOf(count, 'prescription', 'prescriptions'),
  unclearHere: 'recorded, but unclear',
} as const;
