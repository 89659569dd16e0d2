import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const rule = { resourceType: 'Consent', id: '1', status: 'active', category: [{ text: 'Research' }], dateTime: '2026-03-01' };
const coded = (system: string, code: string): object => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] });

test.each([
  ['active', 'Consent: Research', 'affirmed'],
  ['proposed', 'Proposed: Consent: Research', 'affirmed'],
  ['rejected', 'Rejected: Consent: Research', 'denied'],
  ['inactive', 'No longer in force: Consent: Research', 'affirmed'],
])('H11 a consent that is %s', (status, title, assertion) => {
  expect(entryOf({ ...rule, status })).toMatchObject({ title, assertion, status });
});

test('H11 a rule that denies is a refusal; its exceptions are said', () => {
  expect(entryOf({ ...rule, provision: { type: 'deny' } })).toMatchObject({
    title: 'Refusal: Research',
    assertion: 'denied',
    category: 'decisions',
  });
  expect(entryOf({ ...rule, provision: { provision: [{ type: 'deny' }] } }).detail).toBe('with 1 exception');
});

test('H11 an advance directive is a decision, and its rule never turns its title about', () => {
  const dnr = entryOf({ ...rule, category: [coded('consentcategorycodes', 'dnr')], provision: { type: 'deny' } });
  expect(dnr).toMatchObject({ title: 'Do not resuscitate', category: 'decisions', assertion: 'affirmed' });
  expect(factsOf(dnr)).toMatchObject({ Rule: 'deny' });
  expect(entryOf({ ...rule, scope: coded('consentscope', 'adr'), category: undefined }).title).toBe('Advance care');
});

test('its own words before ours, and its file', () => {
  expect(entryOf({ ...rule, category: [{ ...coded('consentcategorycodes', 'dnr'), text: 'DNACPR' }] }).title).toBe('DNACPR');
  expect(entryOf({ ...rule, sourceAttachment: { url: 'Binary/1' } }).body).toEqual({ shape: 'attachments', attachments: [{ index: 0 }] });
});

test.each([
  ['OPTOUT', undefined, 'Refusal: Research', 'denied'],
  ['OPTIN', undefined, 'Consent: Research', 'affirmed'],
  ['OPTOUT', { type: 'permit' }, 'Consent: Research', 'affirmed'],
])('H11 a policy %s with the rule %j', (code, provision, title, assertion) => {
  expect(entryOf({ ...rule, policyRule: coded('v3-ActCode', code), provision })).toMatchObject({ title, assertion });
});
