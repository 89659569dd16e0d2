import { describe, expect, test } from 'vitest';
import { checkSelfLink, isOfAnotherType } from './self-link.ts';

const asked = [
  ['patient', 'ada'],
  ['category', 'laboratory'],
  ['_count', '200'],
] as const;
const base = 'https://gp.example/fhir/Observation';

describe('H08: the search that the source says it made', () => {
  test.each([
    ['all of it', `${base}?patient=ada&category=laboratory&_count=100`, [], []],
    ['no self link', undefined, [], []],
    ['a self link without a query', base, [], []],
    ['an opaque search', 'https://gp.example/fhir?_getpages=17', [], []],
    ['subject for patient', `${base}?subject=Patient/ada&category=laboratory`, [], []],
    ['patient with a modifier', `${base}?patient:Patient=ada&category=laboratory`, [], []],
    ['category ignored', `${base}?patient=ada`, ['category'], []],
    ['patient ignored', `${base}?category=laboratory`, ['patient'], []],
    ['a filter of its own', `${base}?patient=ada&category=laboratory&status=final`, [], ['status']],
    ['an encounter of its own', `${base}?patient=ada&category=laboratory&encounter=1`, [], ['encounter']],
    ['labels of its own', `${base}?patient=ada&category=laboratory&_security:not=R`, [], ['_security']],
    ['a window of its own', `${base}?patient=ada&category=laboratory&date=ge2020`, [], ['date']],
  ])('%s', (_, self, ignored, added) => expect(checkSelfLink(self, asked)).toEqual({ ignored, added }));
});

describe('H02 and H05: an answer to another search', () => {
  test.each<[string, string, readonly (readonly [string, string])[], readonly string[]]>([
    ['another patient', `${base}?patient=bob&category=laboratory`, asked, ['patient']],
    ['another patient, in full', `${base}?subject=https://gp.example/fhir/Patient/bob&category=laboratory`, asked, ['patient']],
    ['this one, in full', `${base}?subject=https://gp.example/fhir/Patient/ada&category=laboratory`, asked, []],
    ['this one among its records', `${base}?patient=bob,ada&category=laboratory`, asked, []],
    ['another number', '/Patient?identifier=urn:x|2', [['identifier', 'urn:x|1']], ['identifier']],
    ['the number alone', '/Patient?identifier=1', [['identifier', 'urn:x|1']], []],
    ['another number, chained', '/Consent?patient.identifier=urn:x|2', [['patient.identifier', 'urn:x|1']], ['patient.identifier']],
    ['the same number, chained', '/Consent?patient.identifier=urn:x%7C1', [['patient.identifier', 'urn:x|1']], []],
  ])('%s', (_, self, params, ignored) => expect(checkSelfLink(self, params).ignored).toEqual(ignored));

  test.each<[string, string | undefined, boolean]>([
    ['another type', 'https://gp.example/fhir/Condition?patient=ada', true],
    ['another type, by POST', 'https://gp.example/fhir/Condition/_search', true],
    ['the same', `${base}?patient=ada`, false],
    ['the base alone', 'https://gp.example/FHIR?_getpages=17', false],
    ['nothing', undefined, false],
  ])('%s', (_, self, other) => expect(isOfAnotherType(self, 'Observation')).toBe(other));
});
