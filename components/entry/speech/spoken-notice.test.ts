import { expect, test } from 'vitest';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import { source } from '#/lib/record/testing/record-builders.ts';
import { spokenNotice } from './spoken-notice.ts';

const notice: Notice = {
  id: 'city|Consent/1',
  kind: 'resuscitation',
  tone: 'plain',
  before: [],
  shortBefore: [],
  words: 'Do not attempt CPR',
  notes: [],
  sources: [source('city', { name: 'City Hospitals' })],
  differs: false,
};

test.each<[string, Partial<Notice>, string]>([
  [
    'day and who decided',
    { day: '12-Nov-2026', by: 'Dr Marta Lindqvist' },
    'Do not attempt CPR, 12 November 2026, Dr Marta Lindqvist, City Hospitals',
  ],
  [
    'H38 words by which it may be over come first, with the year that the screen leaves out',
    { before: ['Revoked 20-Nov-2026'], shortBefore: ['Revoked 20-Nov'] },
    'Revoked 20 November 2026: Do not attempt CPR, City Hospitals',
  ],
  ['notes', { notes: ['Not to be shown to the patient'] }, 'Do not attempt CPR, Not to be shown to the patient, City Hospitals'],
  [
    'several sources',
    { sources: [source('city', { name: 'City Hospitals' }), source('care', { name: 'Social Care' })] },
    'Do not attempt CPR, City Hospitals and Social Care',
  ],
])('%s', (_, more, words) => {
  expect(spokenNotice({ ...notice, ...more }, 'en-GB')).toBe(words);
});
