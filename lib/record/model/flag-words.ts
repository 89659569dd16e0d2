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

const mostCharacters = 60;

/** "“ZZ”: flag not understood"; of a flag that is a sentence the first words, since the drawer has it whole. */
export function notUnderstoodWords(text: string): string {
  const words = text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters).replace(/\s+\S*$/, '')} …`;
  return `“${words}”: flag not understood`;
}
