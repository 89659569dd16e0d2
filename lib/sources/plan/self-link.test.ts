import { describe, expect, test } from 'vitest';
import { checkSelfLink } from './self-link.ts';

const asked = [
  ['patient', 'ada'],
  ['category', 'laboratory'],
  ['_count', '200'],
] as const;
const base = 'https://gp.example/fhir/Observation';

describe('H08: what the source says it searched for', () => {
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
    ['a window of its own', `${base}?patient=ada&category=laboratory&date=ge2020`, [], ['date']],
  ])('%s', (_, self, ignored, added) => expect(checkSelfLink(self, asked)).toEqual({ ignored, added }));
});
