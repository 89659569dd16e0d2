import type { Canary } from './canary.ts';

export interface Allowed {
  readonly kinds: readonly string[];
  readonly why: string;
}

/** Canaries that were found at one place; `allowed` says which kinds may stand there, and why. */
export interface PlaceResult {
  readonly place: string;
  /** How much was searched, in words: "214 MB", "38 addresses". */
  readonly searched: string;
  readonly canaries: ReadonlySet<Canary>;
  readonly allowed?: Allowed;
  /** Lines that say who keeps them. */
  readonly details?: readonly string[];
}

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;

const isAllowed = ({ allowed }: PlaceResult, { kind }: Canary): boolean => allowed?.kinds.includes(kind) ?? false;

const forbiddenAt = (result: PlaceResult): readonly Canary[] => [...result.canaries].filter((canary) => !isAllowed(result, canary));

/** Canaries of each kind at each place; a figure in brackets is allowed there. */
export function residueTable(results: readonly PlaceResult[], kinds: readonly string[]): string {
  const columns = kinds.filter((kind) => results.some(({ canaries }) => [...canaries].some((canary) => canary.kind === kind)));
  const rows = results.map((result) => [
    result.place,
    result.searched,
    String(forbiddenAt(result).length),
    ...columns.map((kind) => countOf(result, kind)),
  ]);
  const head = ['place', 'searched', 'found', ...columns];
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const reasons = new Set(results.flatMap(({ allowed }) => (allowed ? [`(n) may stand there: ${allowed.why}`] : [])));
  return [line(head), ...rows.map(line), '', ...reasons].join('\n');
}

function countOf(result: PlaceResult, kind: string): string {
  const ofKind = [...result.canaries].filter((canary) => canary.kind === kind);
  if (ofKind.length === 0) return '';
  return ofKind.every((canary) => isAllowed(result, canary)) ? `(${ofKind.length})` : String(ofKind.length);
}

/** Lines for each place that holds what it must not, with examples and who keeps them. */
export function residueFailures(results: readonly PlaceResult[]): readonly string[] {
  return results.flatMap((result) => {
    const canaries = forbiddenAt(result);
    if (canaries.length === 0) return [];
    const examples = canaries.slice(0, 8).map(({ kind, holder, value }) => `${kind} of ${holder} (${value.slice(0, 12)})`);
    return [`${result.place}: ${canaries.length} canaries: ${examples.join(', ')}`, ...(result.details ?? [])];
  });
}
