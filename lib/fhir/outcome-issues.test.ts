import { expect, test } from 'vitest';
import { issueEffect, issuesOf } from './outcome-issues.ts';

const epic = (code: string): object => ({ details: { coding: [{ system: 'urn:oid:1.2.840.114350.1.13.99.2.7.2.657369', code }] } });
const spine = (code: string): object => ({
  details: { coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1', code }] },
});

test.each([
  [epic('4101'), 'none-found', undefined],
  [epic('4119'), 'informational', undefined],
  [epic('59204'), 'limiting', 'partial'],
  [epic('59205'), 'limiting', 'partial'],
  [epic('4118'), 'limiting', 'denied'],
  [epic('4131'), 'limiting', 'withheld'],
  [epic('99999'), 'limiting', 'partial'],
  [spine('PATIENT_NOT_FOUND'), 'limiting', 'no-answer-given'],
  [spine('NO_PATIENT_CONSENT'), 'limiting', 'withheld'],
  [spine('NOT_IMPLEMENTED'), 'limiting', 'unsupported'],
  [{ code: 'suppressed', severity: 'information' }, 'limiting', 'withheld'],
  [{ code: 'not-supported' }, 'limiting', 'partial'],
  [{ code: 'processing' }, 'limiting', 'partial'],
  [{ code: 'informational', severity: 'information' }, 'informational', undefined],
  [{ severity: 'unheard' }, 'limiting', 'partial'],
  [{}, 'limiting', 'partial'],
])('H09 the issue %j is %s, %s', (parts, effect, state) => {
  const [issue] = issuesOf({ resourceType: 'OperationOutcome', issue: [{ severity: 'warning', ...parts }] });
  const found = issue && issueEffect(issue);
  expect(found?.effect).toBe(effect);
  expect(found?.effect === 'limiting' ? found.state : undefined).toBe(state);
});

test('text for the details: words, then diagnostics, then display', () => {
  const issue = [{ details: { text: 'a' }, diagnostics: 'b' }, { diagnostics: 'b' }, { details: { coding: [{ display: 'c' }] } }];
  expect(issuesOf({ resourceType: 'OperationOutcome', issue }).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
});

test.each([
  [undefined],
  [{ resourceType: 'Bundle' }],
  [{ resourceType: 'OperationOutcome' }],
  [{ resourceType: 'OperationOutcome', issue: 'x' }],
])('%j has no issues', (value) => {
  expect(issuesOf(value)).toEqual([]);
});
