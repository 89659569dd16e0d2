import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import type { StatePart } from '#/lib/record/completeness/state-parts.ts';
import { filesOf } from '#/lib/record/model/entry-parts.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** Everything of a record that a search could not look into. */
export interface NotSearched {
  /** Sources that gave nothing, less than all, or are still asked. */
  readonly sources: readonly Pick<StatePart, 'icon' | 'tone' | 'text'>[];
  /** "Asking City Hospitals and Social Care" */
  readonly asking: string | undefined;
  /** Files whose text is not part of any entry, as far as they can be opened. */
  readonly files: number;
  /** Files that a source names and does not give. */
  readonly unavailable: number;
}

/** Tells what no search can find, so that "no match" is never read as "there is none". */
export function notSearched(timeline: Timeline): NotSearched {
  const { parts, asking } = describeCompleteness(timeline);
  const files = [...timeline.sources.values()].flatMap(({ batches }) =>
    batches.flatMap((batch) => batch.flatMap(({ body }) => filesOf(body))),
  );
  return {
    sources: parts,
    asking,
    files: files.filter(({ name }) => name !== undefined).length,
    unavailable: files.filter(({ name }) => name === undefined).length,
  };
}
