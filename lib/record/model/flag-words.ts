import type { Interpretation } from './timeline-entry.ts';

/** Direction of a result's flag; `not-understood`: the source flags it, in words that are not known (H39). */
export type FlagDirection = Exclude<Interpretation, 'normal' | 'other'> | 'not-understood';

export const directionWords = {
  'very-high': 'Very high',
  high: 'High',
  low: 'Low',
  'very-low': 'Very low',
  'very-abnormal': 'Critically abnormal',
  abnormal: 'Abnormal',
} as const satisfies Readonly<Record<Exclude<FlagDirection, 'not-understood'>, string>>;

/** "“ZZ”: flag not understood" */
export function notUnderstoodWords(text: string): string {
  return `“${text}”: flag not understood`;
}
