import { activityStrip } from './activity-strip.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/**
 * The day (`yyyy-mm-dd`) and organisation of the newest encounter at the reader's own organisation, today or earlier by
 * the server's clock; undefined when there is none with a full date. "Since last contact" counts from it.
 */
export function lastContact(timeline: Timeline): { readonly organisation: string; readonly day: string } | undefined {
  const today = timeline.hello?.at.slice(0, 10) ?? '';
  let newest: { organisation: string; day: string } | undefined;
  for (const { source, batches } of timeline.sources.values()) {
    if (!source.own) continue;
    for (const entry of batches.flat()) {
      const day = (entry.date?.start ?? '').slice(0, 10);
      if (entry.category !== 'encounters' || entry.assertion !== 'affirmed' || day.length < 10 || day > today) continue;
      if (!newest || day > newest.day) newest = { organisation: source.name, day };
    }
  }
  return newest;
}

/** Years of the oldest and the newest entry with a readable date; a mistyped year (`0206`, `9999`) does not count. */
export function yearsHeld(timeline: Timeline): { readonly oldest: number | undefined; readonly newest: number | undefined } {
  const { years } = activityStrip(timeline, wholeView);
  return { oldest: years[0], newest: years.at(-1) };
}
