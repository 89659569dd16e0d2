import { expect, test } from 'vitest';
import { resourceContextOf } from './resource-context.ts';
import { valueText } from './value.ts';

const context = resourceContextOf(
  {
    resourceType: 'Basic',
    contained: [{ resourceType: 'Practitioner', id: 'p', name: [{ family: 'Ode', given: ['Sam'], prefix: ['Dr'] }] }],
  },
  'city',
  (reference) => (reference === 'Organization/1' ? { resourceType: 'Organization', id: '1', name: 'City Hospitals' } : undefined),
);

test.each([
  [{ coding: [{ display: 'Asthma' }] }, 'Asthma'],
  [{ text: 'free words' }, 'free words'],
  [{ reference: '#p' }, 'Dr Sam Ode'],
  [{ reference: 'Organization/1' }, 'City Hospitals'],
  [{ reference: 'Organization/2', display: 'Royal Park' }, 'Royal Park'],
  [{ reference: 'Organization/2' }, 'Organization/2'],
  [{ reference: '#gone' }, '#gone'],
  [{ identifier: { system: 'https://x.test', value: 'RVR' }, type: 'Organization' }, 'RVR'],
  [{ value: 5, unit: 'mg' }, '5 mg'],
  [{ value: '5.0', unit: 'mg' }, '5.0 mg'],
  [{ value: 12, currency: 'GBP' }, '12 GBP'],
  [{ system: 'phone', value: '01234 567890', use: 'home' }, '01234 567890 (home)'],
  [{ system: 'https://x.test/id', value: '7', type: { text: 'Hospital number' } }, 'Hospital number: 7'],
  [{ system: 'https://x.test', code: 'a', display: 'A coding' }, 'A coding'],
  [{ start: '2026-01', end: '2026-02' }, '2026-01 to 2026-02'],
  [{ start: '2026-01' }, 'from 2026-01'],
  [{ low: { value: 1, unit: 'a' }, high: { value: 2, unit: 'a' } }, '1–2 years'],
  [{ numerator: { value: 1, unit: 'mg' }, denominator: { value: 2, unit: 'mL' } }, '1 mg : 2 mL'],
  [{ contentType: 'image/png', title: 'Scan', data: 'AAAA', size: 3 }, 'Scan · image/png, 3 bytes'],
  [{ text: 'a note', time: '2026-01-02', authorReference: { reference: '#p' } }, 'a note (Dr Sam Ode, 2026-01-02)'],
  [{ repeat: { frequency: 2, period: 1, periodUnit: 'd' } }, 'twice daily'],
  [{ family: 'Brooks', given: ['Amara'] }, 'Amara Brooks'],
  [{ line: ['1 High St'], city: 'Reading', postalCode: 'RG1 1AA' }, '1 High St, Reading, RG1 1AA'],
  [{ origin: { value: 0 }, period: 1, dimensions: 1, data: '1 2' }, 'Waveform (not drawn here)'],
  [true, 'Yes'],
  [0, '0'],
])('H10 %j reads "%s"', (value, text) => {
  expect(valueText(value, context)).toBe(text);
});

test.each([[{}], [{ unheard: { of: 1 } }], [[]], [null], [''], [{ value: {} }]])('%j is read by its parts', (value) => {
  expect(valueText(value, context)).toBeUndefined();
});
