import { shares } from './trial.ts';
import type { Fault } from './fault.ts';
import type { TrialResult } from './matrix.ts';

/** Faults × share: how many kinds hold, and what the reader is told. */
export function tableOf(faults: readonly Fault[], results: readonly TrialResult[]): string {
  const head = ['fault', ...shares.map((share) => `${share} of 6`), 'slowest', 'the reader is told'];
  const rows = faults.map((fault) => {
    const own = results.filter(({ plan }) => plan.fault === fault);
    const counts = shares.map((share) => countOf(own.filter(({ plan }) => plan.share === share)));
    const slowest = Math.max(0, ...own.map(({ tookMs }) => tookMs));
    return [fault.name, ...counts, `${(slowest / 1_000).toFixed(1)} s`, mostSaid(own)];
  });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function countOf(results: readonly TrialResult[]): string {
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  return failed === 0 ? `${results.length}` : `${results.length}, ${failed} FAILED`;
}

function mostSaid(results: readonly TrialResult[]): string {
  const counts = new Map<string, number>();
  for (const words of results.flatMap(({ sentences }) => sentences)) counts.set(words, (counts.get(words) ?? 0) + 1);
  return [...counts]
    .toSorted(([, left], [, right]) => right - left)
    .slice(0, 2)
    .map(([words]) => words)
    .join(' · ');
}

/** The trials that do not hold, each with its first reasons. */
export function failuresOf(results: readonly TrialResult[]): readonly string[] {
  return results
    .filter(({ problems }) => problems.length > 0)
    .map(({ plan, problems }) => `${plan.fault?.name ?? 'no fault'} × ${plan.kind} × ${plan.share}: ${problems.slice(0, 3).join('; ')}`);
}
