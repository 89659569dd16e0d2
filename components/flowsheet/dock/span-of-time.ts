import { gapMs } from '#/lib/record/flowsheet/columns.ts';
import type { Stay } from '#/lib/record/flowsheet/stays.ts';
import type { SpanName } from './dock-words.ts';

const day = 86_400_000;

/** The span of true time: from the moments that are drawn, oldest first. Undefined without any. */
export function spanOfTime(
  times: readonly number[],
  stays: readonly Stay[],
  name: SpanName,
): { readonly from: number; readonly to: number } | undefined {
  const [oldest, newest] = [times[0], times.at(-1)];
  if (oldest === undefined || newest === undefined) return undefined;
  if (name === 'all') return { from: oldest, to: newest };
  if (name === 'year') return { from: newest - 365 * day, to: newest };
  return { from: episodeStart(times, stays), to: newest };
}

/** Start of the latest episode: of the stay in which the newest moment lies or that it follows within 30 days, or of moments without a longer gap. */
function episodeStart(times: readonly number[], stays: readonly Stay[]): number {
  const newest = times.at(-1) ?? 0;
  const firstOfRun = times.findLast((at, index) => index === 0 || at - (times[index - 1] ?? at) > gapMs) ?? newest;
  const stay = stays.findLast(({ from, to }) => from <= newest && to >= newest - gapMs);
  const start = stay ? Math.max(firstOfRun, stay.from - day) : firstOfRun;
  // A moment alone is no course: its own run stands for it.
  return times.filter((at) => at >= start).length > 1 ? start : firstOfRun;
}
