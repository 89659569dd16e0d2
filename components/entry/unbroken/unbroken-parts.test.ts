import { expect, test } from 'vitest';
import { unbrokenParts } from './unbroken-parts.ts';

test.each([
  ['from 18-Nov', ['18-Nov']],
  ['Riverside Surgery: 5 mg once a day, issued 01-Oct', ['5 mg', '01-Oct']],
  ['11-Nov-2026 to 18-Nov-2026', ['11-Nov-2026', '18-Nov-2026']],
  ['27-Nov 13:00', ['27-Nov 13:00']],
  ['since Nov-2026', ['Nov-2026']],
  ['Nov 18, 2026 06:10', ['Nov 18, 2026 06:10']],
  ['on 2026-11-20', ['2026-11-20']],
  ['Creatinine 142 µmol/L, was 102 µmol/L', ['142 µmol/L', '102 µmol/L']],
  ['Platelets 128 ×10⁹/L', ['128 ×10⁹/L']],
  ['SpO₂ 97 % · Temp 36.8 °C', ['97 %', '36.8 °C']],
  ['BP 115/65 mmHg', ['115/65 mmHg']],
  ['92 / 55 / 22 micrograms, one inhalation', ['92 / 55 / 22 micrograms']],
  ['then one a day for 5 days', ['5 days']],
  ['Ring 01632 960140', ['01632 960140']],
  ['+44 7700 900118', ['+44 7700 900118']],
  ['NHS No. 999 102 0012', ['999 102 0012']],
  ['less than 0.5 mg/dL', ['0.5 mg/dL']],
  ['<0.01 ng/mL', ['<0.01 ng/mL']],
])('no line wraps within: %s', (text, whole) => {
  const parts = unbrokenParts(text);
  expect(parts.filter((_, index) => index % 2 === 1)).toEqual(whole);
  expect(parts.join('')).toBe(text);
});

test.each([
  'Chronic kidney disease stage 3',
  'Type 2 diabetes',
  '2 sources missing',
  'Ward 7 Respiratory',
  'COPD-2026',
  'Well-known',
  'T2DM',
  '1 result has neither flag nor range.',
  'a 2 mile walk',
  '',
])('nothing else is kept together: %s', (text) => expect(unbrokenParts(text)).toEqual([text]));
