import { expect, test } from 'vitest';
import { logSafeText } from './log-safe-text.ts';
import { operatorLine, type OperatorEvent } from './write-operator-line.ts';

test.each<[string, string, string]>([
  ['a plain sentence stays', 'The client is not known', 'The client is not known'],
  ['a short code stays', 'AADSTS50011: no reply address', 'AADSTS50011: no reply address'],
  ['a line end cannot begin a line of its own', 'bad\r\n{"event":"forged"}', 'bad {"event":"forged"}'],
  ['an escape sequence of a terminal', 'bad\u001B[2J request', 'bad [2J request'],
  ['signs that turn the direction of text', 'bad\u202Etseuqer', 'bad tseuqer'],
  ['a token', 'token eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln is bad', 'token … is bad'],
  ['an NHS number with spaces', 'no patient 943 476 5919 here', 'no patient … here'],
  ['a date of birth', 'born 1951-03-14', 'born …'],
  ['a date of birth with slashes', 'born 14/03/1951', 'born …'],
  ['a patient’s id of a whole identifier', 'Patient/0b6a3c52-6a5e-4f0c-9f1e-2f4c0e6d1a77 unknown', '… unknown'],
  ['names of members', 'missing or unusable: code_challenge_methods_supported', 'missing or unusable: code_challenge_methods_supported'],
  ['a code of the library', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED: no', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED: no'],
  ['a token of one kind of letters, cut by dots', `x ${'a'.repeat(26)}.b_c`, 'x …'],
  ['a date with the month in words', 'born 14-Mar-1951 or 14 March 1951 or March 14, 1951', 'born … or … or …'],
  ['a month that is no date', 'may 5 be sent in march', 'may 5 be sent in march'],
  ['a reference to a patient', 'no grant for Patient/p1, see https://ehr.example/fhir/Patient/12', 'no grant for …, see https:…'],
  ['a name after “patient”', 'Patient Zoe Hartley-King has no consent', 'Patient … has no consent'],
  ['a name with a comma', 'Code for Hartley, Zoe was used', 'Code for … was used'],
  ['an address of mail', 'user zoe.hartley@example.org is locked', 'user … is locked'],
  ['a client’s words', 'Invalid Client: Proof Key for Code Exchange required', 'Invalid Client: Proof Key for Code Exchange required'],
  ['names of the patient, in either case', 'AMARA Brooks is not known, nor Brookside', '… … is not known, nor Brookside'],
  ['an initial stays: it would cut words', 'A patient', 'A patient'],
])('%s', (_, text, expected) => expect(logSafeText(text, ['Amara', 'Brooks', 'A'])).toBe(expected));

test.each([{ a: 1 }, ['x'], 7, null])('what is no text is left out: %j', (sent) => {
  const event: OperatorEvent = { event: 'source-failed', reference: 'R', about: 'a', step: 's', reason: 'r' };
  const line = operatorLine(Object.assign(event, { error: sent, errorDescription: sent }));
  expect(JSON.parse(line)).not.toHaveProperty('error');
});

test('a long text is cut', () => expect(logSafeText('word '.repeat(200))).toHaveLength(200));

test('a name with signs of a pattern is taken literally', () => expect(logSafeText('O(Brien and O.K', ['O(Brien'])).toBe('… and O.K'));

test('a line is one JSON object; what is not known is left out', () => {
  const line = operatorLine({
    event: 'sign-in-refused',
    reference: '7K2M-9QXW',
    about: 'city-ehr',
    step: 'token',
    reason: 'server-refused',
    status: 400,
    error: 'invalid_client',
    errorDescription: 'typ\nis missing',
  });
  expect(line).not.toContain('\n');
  const { time, ...facts } = JSON.parse(line) as Record<string, unknown>;
  expect(new Date(String(time)).toISOString()).toBe(time);
  expect(facts).toEqual({
    event: 'sign-in-refused',
    reference: '7K2M-9QXW',
    about: 'city-ehr',
    step: 'token',
    reason: 'server-refused',
    status: 400,
    error: 'invalid_client',
    error_description: 'typ is missing',
  });
});
