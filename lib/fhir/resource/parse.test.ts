import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFhir } from './parse.ts';

test.each([
  ['{"value":5.0}', { value: '5.0' }],
  ['{"value":5.10, "other":5.1}', { value: '5.10', other: 5.1 }],
  ['[1e3,1]', ['1000', 1]],
  ['{"value":1E+1,"low":1.20e2,"high":5.0E0}', { value: '10', low: '120', high: '5.0' }],
  ['{"value":-1.5E-2, "probability":1e-7}', { value: '-0.015', probability: '0.0000001' }],
  ['{"value":1e400,"other":1E-300}', { value: '1e400', other: '1E-300' }],
  [
    '{"lotNumber":"12E4","identifier":[{"value":"1E+1"}],"text":"x:1E+1,"}',
    { lotNumber: '12E4', identifier: [{ value: '1E+1' }], text: 'x:1E+1,' },
  ],
  ['{"value":5}', { value: 5 }],
  ['{"text":"at 5.0, or 7.10 }"}', { text: 'at 5.0, or 7.10 }' }],
  [String.raw`{"text":"say \"x: 5.0,\" and \\","value":5.0}`, { text: 'say "x: 5.0," and \\', value: '5.0' }],
  ['{"value": -0.50 ,"list":[12345678901234567890, 2]}', { value: '-0.50', list: ['12345678901234567890', 2] }],
  ['{"instant":"2026-01-01T00:00:00.000Z"}', { instant: '2026-01-01T00:00:00.000Z' }],
])('H17 %s keeps its digits', (json, value) => {
  expect(parseFhir(json)).toEqual(value);
});

test.each(['', '{', '<html>', "{'a':1}", '{5.0:1}', '{"a":05.0}', '{"a":5.0.0}', '{"a":+5.0}', '{"a" 5.0}', '{"a":1,5.0}', '{"a":"5.0}'])(
  '%s throws as JSON.parse does',
  (text) => {
    expect(() => parseFhir(text)).toThrow(SyntaxError);
  },
);

test('else it is JSON.parse, own __proto__ keys included', () => {
  const plain = fc.json().filter((json) => !/[eE.]|\d{15}/.test(json));
  fc.assert(
    fc.property(plain, (json) => {
      expect(parseFhir(json)).toEqual(JSON.parse(json));
    }),
  );
});
