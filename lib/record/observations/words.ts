import { notDrawnWords } from '#/lib/record/trends/words.ts';
import type { MeasuredValue } from '#/lib/record/model/timeline-entry.ts';
import type { OtherObservation } from './observed-record.ts';

/** Why a value is in the table and not in the chart. */
export const measurementWords = {
  notDrawn: (value: Exclude<MeasuredValue, { type: 'quantity' }> | undefined, absent: string | undefined): string => {
    if (value === undefined) return notDrawnWords.absent(absent);
    if (value.type === 'range') return notDrawnWords.range;
    return notDrawnWords.text(value.type === 'text' ? value.text : value.concept.text);
  },
  neitherHalf: (name: string): string => `neither systolic nor diastolic: ${name}`,
} as const;

/** Why an observation stands apart from the rounds and lines. */
export const apartWords: Readonly<Record<NonNullable<OtherObservation['why']>, string>> = {
  removed: 'removed by its source',
  'not-done': 'not done, or not known',
  'not-shared': 'not shared',
  'may-change-meaning': 'kept apart: its meaning may differ',
  'no-day': 'no readable day',
  ahead: 'dated in the future',
  'centile-alone': 'a centile without its measurement',
};
