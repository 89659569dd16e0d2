import { type ResultFlag, resultFlag } from '#/lib/record/model/result-flag.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { flagWords } from './measured-words.ts';

const signs: Readonly<Record<ResultFlag['direction'], string>> = {
  'very-high': '▲▲',
  high: '▲',
  low: '▼',
  'very-low': '▼▼',
  abnormal: '◆',
  'very-abnormal': '◆◆',
  'not-understood': '?',
};

export function flagSign(flag: ResultFlag): string {
  return signs[flag.direction];
}

/** Tells whether a flag of the measurement is drawn: one that says "normal" is not. */
export function hasDrawnFlag(measurement: Measurement): boolean {
  return resultFlag(measurement) !== undefined || measurement.interpretation?.meaning === 'other';
}

/** The sign behind a value in a line; a "?" there would doubt the value, so that a flag that is not understood is said in words (H39). */
export function flagMark(flag: ResultFlag): string {
  return flag.direction === 'not-understood' ? `(${flag.words})` : flagSign(flag);
}

/** ▲ High: sign and words, never colour alone; a flag that is neither high, low nor abnormal stays in its source's words. */
export function Flag({ measurement }: { readonly measurement: Measurement }) {
  const flag = resultFlag(measurement);
  if (flag) {
    return (
      <span className="font-semibold text-abnormal">
        <span aria-hidden>{flagSign(flag)} </span>
        {flagWords(flag)}
      </span>
    );
  }
  return measurement.interpretation?.meaning === 'other' ? <span>{measurement.interpretation.text}</span> : undefined;
}
