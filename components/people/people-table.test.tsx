import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { contactWords } from '#/lib/record/words/contact-words.ts';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import { source } from '#/lib/record/testing/record-builders.ts';
import type { PeoplePage } from '#/lib/record/summary/people/people-page.ts';
import { PeopleTable } from './people-table.tsx';

const city = source('city', { name: 'City Hospitals', code: 'CH' });
const nobody: PeoplePage = { toRing: { isRestricted: false, people: [] }, languages: [] };
const ruth = {
  part: 'next-of-kin',
  role: 'Daughter',
  name: 'Ruth Brooks',
  phone: '07700 900118',
  phones: ['07700 900118', '+44 (0)1632 960118'],
  sources: ['city'],
} as const;
const attorney: Notice = {
  id: 'city|Consent/1',
  kind: 'attorney',
  tone: 'plain',
  before: ['Revoked 20-Nov-2026'],
  shortBefore: ['Revoked 20-Nov'],
  words: 'Lasting power of attorney: Sam Hill',
  notes: [],
  sources: [city],
  differs: false,
};

const drawn = (page: PeoplePage, attorneys: readonly Notice[] = []) =>
  renderToStaticMarkup(
    <PeopleTable page={page} attorneys={attorneys} sources={new Map([['city', city]])} locale="en-GB" onOpen={() => undefined} />,
  );

test('every number can be rung, as a telephone dials it', () => {
  const html = drawn({ ...nobody, toRing: { isRestricted: false, people: [ruth] } });
  expect(html.match(/href="tel:[^"]*"/g)).toEqual(['href="tel:07700900118"', 'href="tel:+441632960118"']);
  expect(html).toContain('aria-label="Ring Ruth Brooks, 07700 900118"');
  expect(html).toContain('Next of kin');
});

test('somebody without a number says so, and is no link', () => {
  const { phone: _phone, ...unnumbered } = ruth;
  const silent = { ...unnumbered, phones: [] };
  const html = drawn({
    ...nobody,
    toRing: { isRestricted: false, people: [silent] },
  });
  expect(html).toContain('number not received');
  expect(html).not.toContain('tel:');
});

test('a restricted address: nobody, and why', () => {
  const html = drawn({ ...nobody, toRing: { isRestricted: true, people: [], remark: contactWords.restricted } });
  expect(html).toContain('this patient’s address and numbers are restricted');
  expect(html).not.toContain('Nobody is named');
});

test('H38 who decides for the patient keeps the words that change it', () => {
  expect(drawn(nobody, [attorney])).toContain('Revoked 20-Nov-2026: Lasting power of attorney: Sam Hill');
});

test('H24 numbers that are held until other sources have answered: never nobody, and who is waited for', () => {
  const html = drawn({
    ...nobody,
    toRing: { isRestricted: false, people: [], areHeld: true, remark: contactWords.waitsFor(['Royal Park']) },
  });
  expect(html).toContain('More numbers follow once Royal Park has said');
  expect(html).not.toContain('Nobody is named');
});
