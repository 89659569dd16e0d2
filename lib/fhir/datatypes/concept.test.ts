import { expect, test } from 'vitest';
import { codesOf, conceptOf, conceptTexts } from './concept.ts';

const sct = 'http://snomed.info/sct';

test.each([
  [{ text: 'as written', coding: [{ system: sct, code: '1', display: 'As coded' }] }, 'as written'],
  [{ coding: [{ system: sct, code: '1' }, { display: 'Second has words' }] }, 'Second has words'],
  [{ coding: [{ display: 'First' }, { display: 'Chosen', userSelected: true }] }, 'Chosen'],
  [{ coding: [{ system: sct, code: '195967001' }] }, 'Code 195967001 (SNOMED CT)'],
  [{ coding: [{ system: 'https://lab.test/codes', code: 'X1' }] }, 'Code X1 (https://lab.test/codes)'],
  [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'EMER' }] }, 'EMER (v3-ActCode)'],
  [{ coding: [{ code: 'X1' }] }, 'Code X1'],
  [{ system: sct, code: '1', display: 'A bare coding' }, 'A bare coding'],
  [{ text: '   ', coding: [{ display: 'Asthma' }] }, 'Asthma'],
  ['active', 'active'],
  [{ coding: { display: 'not in a list' } }, 'not in a list'],
])('H26 %j reads "%s"', (value, text) => {
  expect(conceptOf(value)?.text).toBe(text);
});

test.each([[undefined], [null], [{}], [{ coding: [] }], [{ coding: [{ system: sct }] }], [{ text: 5 }], [[]]])(
  '%j says nothing',
  (value) => {
    expect(conceptOf(value)).toBeUndefined();
  },
);

test('every coding is kept', () => {
  expect(conceptOf({ text: 'x', coding: [{ system: sct, code: '1' }, { code: 2 }, null, { display: 'd' }] })?.codings).toEqual([
    { system: sct, code: '1' },
    { code: '2' },
    { display: 'd' },
  ]);
});

test('codes and texts of repetitions', () => {
  expect(codesOf([{ coding: [{ code: 'a' }, { code: 'b' }] }, 'c'])).toEqual(['a', 'b', 'c']);
  expect(conceptTexts([{ text: 'a' }, { text: 'a' }, { text: 'b' }])).toBe('a, b');
});
