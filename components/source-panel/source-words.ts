import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';

/** The state line of a source: "Complete · 14:02", "Asking… 1,204 so far · from 13:40", "Slow to answer… 1,204 so far". */
export function stateText(
  { words, state, at, staleFrom }: Pick<SourceSummary, 'words' | 'state' | 'at' | 'staleFrom'>,
  slow: boolean,
): string {
  const ended = at && (state.state === 'complete' || state.state === 'none') ? ` · ${formatClockTime(at)}` : '';
  const stale = staleFrom ? ` · from ${formatClockTime(staleFrom)}` : '';
  const text = slow && state.state === 'pending' ? words.text.replace(/^Asking…/, 'Slow to answer…') : words.text;
  return `${text}${ended}${stale}`;
}

/** Why it gave nothing, in its own words: the limit that stopped it, what of the person differs. */
export function whyText({ state }: Pick<SourceSummary, 'state'>): string | undefined {
  if (state.state !== 'failed' && state.state !== 'denied' && state.state !== 'unmatched') return undefined;
  return state.why === undefined || /^no answer$/i.test(state.why) ? undefined : state.why;
}
