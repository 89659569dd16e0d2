import { describe, expect, it } from 'vitest';
import { entry } from '#/lib/record/testing/record-builders.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { entryFlag, measuredWords, pressureIn } from './measured-words.ts';

const coded = (text: string, code?: string) => ({ text, codings: code ? [{ system: 'http://loinc.org', code }] : [] });
const part = (text: string, value: string, unit?: string, code?: string): Measurement => ({
  code: coded(text, code),
  value: { type: 'quantity', quantity: { value, ...(unit ? { unit } : {}) } },
  ranges: [],
});
const systolic = part('Systolic blood pressure', '115', 'mmHg', '8480-6');
const diastolic = part('Diastolic blood pressure', '65', 'mmHg', '8462-4');
const measured = (title: string, measurement: Measurement, components: readonly Measurement[] = []) =>
  entry('ch', '1', { title, code: measurement.code, body: { shape: 'measurement', measurement, components } });
const pressure = { code: coded('Blood pressure', '85354-9'), ranges: [] };

describe('measured words', () => {
  it.each([
    ['BP 115/65 mmHg', measured('Blood pressure', pressure, [systolic, diastolic])],
    [
      'BP 115/65 mmHg, Mean pressure 82 mmHg',
      measured('Blood pressure', pressure, [diastolic, systolic, part('Mean pressure', '82', 'mmHg')]),
    ],
    ['BP Systolic blood pressure 115 mmHg', measured('Blood pressure', pressure, [systolic])],
    ['Pulse 88/min', measured('Heart rate', part('Heart rate', '88', 'beats/min', '8867-4'))],
    ['Pain score 3', measured('Pain score', part('Pain score', '3'))],
  ] as const)('%s', (words, each) => {
    expect(measuredWords(each)).toBe(words);
  });

  it('H17 writes two units apart', () => {
    expect(pressureIn([systolic, part('Diastolic', '8.6', 'kPa', '8462-4')])).toBeUndefined();
    expect(pressureIn([systolic, { ...diastolic, value: undefined }])).toBeUndefined();
  });

  it('knows a code by its system only', () => {
    const other = { ...part('Heart rate', '88'), code: { text: 'Heart rate', codings: [{ system: 'urn:local', code: '8867-4' }] } };
    expect(measuredWords(measured('Heart rate', other))).toBe('Heart rate 88');
  });

  it('finds the flag of a part', () => {
    const low = { ...systolic, interpretation: { text: 'Low', meaning: 'low' as const } };
    expect(entryFlag(measured('Blood pressure', pressure, [low, diastolic]))?.direction).toBe('low');
    expect(entryFlag(measured('Blood pressure', pressure, [systolic, diastolic]))).toBeUndefined();
  });
});
