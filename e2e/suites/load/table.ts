import type { SourceEnd } from './reader.ts';
import type { Measured } from './viewer-process.ts';

export interface Trial {
  readonly name: string;
  readonly seconds: number;
  readonly measured: Measured;
  readonly healthy: readonly SourceEnd[];
  readonly hostile: readonly SourceEnd[];
}

/**
 * Limits that hold whatever a source answers. Memory: the process at rest, twice what answers may hold (a value let go is collected
 * later), and what the engine keeps ready.
 */
export const limits = { healthMs: 100, p99Ms: 50, answerMegabytes: 256, rssMegabytes: 1_200 } as const;

const padded = (text: string | number, width: number): string => String(text).padStart(width);

export const tableHead = `${'answer'.padEnd(42)}${['s', '/health', 'p99', 'max', 'computed', 'RSS MB', 'healthy'].map((name) => padded(name, 9)).join('')}  hostile source`;

export function rowOf({ name, seconds, measured, healthy, hostile }: Trial): string {
  const whole = healthy.filter(({ states }) => states.has('complete')).length;
  const figures = [
    seconds.toFixed(1),
    measured.longest.toFixed(0),
    measured.p99.toFixed(1),
    measured.max.toFixed(0),
    measured.computed.toFixed(0),
    measured.rss.toFixed(0),
    `${whole}/${healthy.length}`,
  ];
  const states = [...new Set(hostile.flatMap((end) => [...end.states]))].toSorted().join(' ');
  return `${name.padEnd(42)}${figures.map((figure) => padded(figure, 9)).join('')}  ${states}`;
}

/** Names what does not hold in a trial. */
export function problemsOf({ name, measured, healthy, hostile }: Trial, healthyEntries: number): readonly string[] {
  const { longest, failed, p99, rss } = measured;
  return [
    ...(longest > limits.healthMs ? [`${name}: /health took ${longest.toFixed(0)} ms`] : []),
    ...(failed > 0 ? [`${name}: ${failed} times no /health`] : []),
    ...(p99 > limits.p99Ms ? [`${name}: the loop's delay was ${p99.toFixed(0)} ms at p99`] : []),
    ...(rss > limits.rssMegabytes ? [`${name}: ${rss.toFixed(0)} MB`] : []),
    ...healthy
      .filter(({ entries, hasEnded }) => !hasEnded || entries !== healthyEntries)
      .map(({ entries }) => `${name}: ${entries} entries of the healthy source`),
    ...hostile.filter(({ hasEnded }) => !hasEnded).map(() => `${name}: the hostile source did not end`),
  ];
}
