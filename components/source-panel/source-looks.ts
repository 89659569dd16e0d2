import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import type { OutcomeIcon, OutcomeTone } from '#/lib/record/words/outcome-words.ts';

const quietStates: ReadonlySet<string> = new Set(['complete', 'none']);

/** Tells whether nothing is said of a source: it is complete, and the reader has not hidden it. */
export const isQuiet = ({ state, hidden }: SourceSummary): boolean => quietStates.has(state.state) && !hidden;

/** Tells whether a source gave nothing, by a failure or a refusal: its badge is an outline alone. */
export function gaveNothing({ state, entries }: SourceSummary): boolean {
  return (
    entries === 0 &&
    (state.state === 'failed' || state.state === 'denied' || (state.state === 'unmatched' && state.match === 'no-answer-given'))
  );
}

/** Sign at the end of a source's row; a failure is graver than the reader's own tick. */
export function signOf({ state, words, hidden }: SourceSummary, slow: boolean): { readonly icon: OutcomeIcon; readonly tone: OutcomeTone } {
  if (hidden && quietStates.has(state.state)) return { icon: 'eye-off', tone: 'muted' };
  return { icon: words.icon, tone: slow && state.state === 'pending' ? 'warning' : words.tone };
}
