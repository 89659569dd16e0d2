import { describe, expect, test } from 'vitest';
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
  ...[
    'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1',
    'https://fhir.nhs.uk/CodeSystem/Spine-ErrorOrWarningCode',
    'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1|1.0',
    'http://fhir.nhs.net/ValueSet/spine-ErrorOrWarningCode-1-0',
  ].map((system): [object, string, string | undefined] => [
    { details: { coding: [{ system, code: 'NO_PATIENT_CONSENT' }] } },
    'limiting',
    'withheld',
  ]),
  ...[
    'https://evil.example/Spine-ErrorOrWarningCode-1',
    'https://fhir.nhs.uk.evil.example/Spine-ErrorOrWarningCode-1',
    'https://evil.example/https://fhir.nhs.uk/Spine-ErrorOrWarningCode-1',
    'https://fhir.nhs.uk/CodeSystem/Not-Spine-ErrorOrWarningCode-1',
    'https://fhir.nhs.uk/CodeSystem/Spine-ErrorOrWarningCode-1/other',
  ].map((system): [object, string, string | undefined] => [
    { details: { coding: [{ system, code: 'NO_PATIENT_CONSENT' }] } },
    'limiting',
    'partial',
  ]),
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

test.each([[undefined], [{ resourceType: 'Bundle' }]])('%j has no issues', (value) => {
  expect(issuesOf(value)).toEqual([]);
});

test.each([{}, { issue: 'x' }, { issue: [] }])(
  'H09 an OperationOutcome whose issue is %j says something that nobody can read',
  (outcome) => {
    expect(issuesOf({ resourceType: 'OperationOutcome', ...outcome }).map(issueEffect)).toMatchObject([{ effect: 'limiting' }]);
  },
);

describe('H09 each code that a source is known to send, in our words (standards §4.1)', () => {
  const wrongQuestion = ['partial', 'the source could not answer part of the question'] as const;
  const withheld = ['withheld', 'some information is not shown by this source (sharing or confidentiality rules)'] as const;
  const noRecord = ['no-answer-given', 'the source gave no record and may hold one'] as const;
  const notOffered = ['denied', 'the source does not offer its record to this service'] as const;

  test.each<[string, object, string, string?]>([
    ['Epic 4100', epic('4100'), ...wrongQuestion],
    ['Epic 4101: nothing found', epic('4101'), 'none-found'],
    ['Epic 4102', epic('4102'), ...wrongQuestion],
    ['Epic 4104', epic('4104'), ...wrongQuestion],
    ['Epic 4107', epic('4107'), 'partial', 'the patient was merged into another record at this source'],
    ['Epic 4110', epic('4110'), ...wrongQuestion],
    ['Epic 4111', epic('4111'), ...wrongQuestion],
    ['Epic 4112', epic('4112'), ...wrongQuestion],
    ['Epic 4113', epic('4113'), 'partial', 'the source dropped the search before its last page'],
    ['Epic 4115', epic('4115'), ...wrongQuestion],
    ['Epic 4117', epic('4117'), 'informational'],
    ['Epic 4118', epic('4118'), 'denied', 'the source does not authorise this user for part of the record'],
    ['Epic 4119, on nearly every answer', epic('4119'), 'informational'],
    ['Epic 4122', epic('4122'), ...wrongQuestion],
    ['Epic 4127', epic('4127'), 'partial', 'the source reported a limitation'],
    ['Epic 4130', epic('4130'), ...withheld],
    ['Epic 4131', epic('4131'), ...withheld],
    ['Epic 4134', epic('4134'), ...withheld],
    ['Epic 4135', epic('4135'), 'partial', "the source's daily limit of documents is reached"],
    ['Epic 59100', epic('59100'), ...wrongQuestion],
    ['Epic 59101', epic('59101'), ...wrongQuestion],
    ['Epic 59108', epic('59108'), ...wrongQuestion],
    ['Epic 59109', epic('59109'), ...wrongQuestion],
    ['Epic 59133', epic('59133'), 'partial', 'the source reported a limitation'],
    ['Epic 59159', epic('59159'), ...wrongQuestion],
    ['Epic 59177', epic('59177'), 'partial', 'the source had an internal error'],
    ['Epic 59204', epic('59204'), 'partial', 'this service is not registered for part of the record'],
    ['Epic 59205', epic('59205'), 'partial', 'the user may not see part of the record, such as outside records'],
    ['Epic, a code that nobody knows', epic('99999'), 'partial', 'the source reported a limitation'],
    ['GP Connect PATIENT_NOT_FOUND', spine('PATIENT_NOT_FOUND'), ...noRecord],
    ['GP Connect NO_RECORD_FOUND', spine('NO_RECORD_FOUND'), ...noRecord],
    ['GP Connect NO_PATIENT_CONSENT', spine('NO_PATIENT_CONSENT'), ...withheld],
    ['GP Connect NO_ORGANISATION_CONSENT', spine('NO_ORGANISATION_CONSENT'), ...withheld],
    ['GP Connect NO_RELATIONSHIP', spine('NO_RELATIONSHIP'), ...withheld],
    ['GP Connect ACCESS DENIED', spine('ACCESS DENIED'), ...notOffered],
    ['GP Connect ACCESS_DENIED', spine('ACCESS_DENIED'), ...notOffered],
    ['GP Connect INVALID_NHS_NUMBER', spine('INVALID_NHS_NUMBER'), ...wrongQuestion],
    ['GP Connect INVALID_PARAMETER', spine('INVALID_PARAMETER'), ...wrongQuestion],
    ['GP Connect NOT_IMPLEMENTED', spine('NOT_IMPLEMENTED'), 'unsupported', 'the source does not provide this part of the record'],
    [
      '4131 of nobody’s system is no code of Epic',
      { details: { coding: [{ code: '4131' }] } },
      'partial',
      'the source reported a limitation',
    ],
  ])('%s', (_, parts, expected, why) => {
    const [issue] = issuesOf({ resourceType: 'OperationOutcome', issue: [{ severity: 'warning', ...parts }] });
    const found = issue && issueEffect(issue);
    const said = found?.effect === 'limiting' ? [found.state, found.why] : [found?.effect];
    expect(said).toEqual(why === undefined ? [expected] : [expected, why]);
  });

  test.each<[string, object, string | undefined]>([
    [
      'an unknown warning has its text beside ours',
      { diagnostics: 'Results before 2019 are in the archive' },
      'Results before 2019 are in the archive',
    ],
    ['a long one is cut', { diagnostics: 'x'.repeat(500) }, `${'x'.repeat(200)}…`],
    ['Epic’s words are not for readers', { ...epic('99999'), diagnostics: 'Internal 7.2' }, undefined],
    ['a known code needs none', { code: 'too-costly', diagnostics: 'Query plan 4' }, undefined],
  ])('%s', (_, parts, said) => {
    const [issue] = issuesOf({ resourceType: 'OperationOutcome', issue: [{ severity: 'warning', ...parts }] });
    const found = issue && issueEffect(issue);
    expect(found?.effect === 'limiting' ? found.sourceWords : 'not limiting').toBe(said);
  });
});

test('H09 of several codes of one issue, what limits counts', () => {
  const codings = ['4119', '59204'].map((code) => ({ system: 'urn:oid:1.2.840.114350.1.13.861.1.7.2.657369', code }));
  expect(issueEffect({ severity: 'warning', codings })).toMatchObject({ effect: 'limiting', state: 'partial' });
});
