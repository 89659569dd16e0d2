import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { View } from '#/lib/record/model/view.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { blockSources } from '#/lib/record/summary/blocks/block-sources.ts';

/** Sources whose results are not all in the table, and why. */
export interface UnheldSources {
  readonly why: 'missing' | 'asking' | 'notShared' | 'partial' | 'hidden';
  readonly sources: readonly PublicSource[];
}

/** Finds the sources whose results are not all in the table, by why. */
export function unheldSources(timeline: Timeline, view: View): readonly UnheldSources[] {
  const { missing, asking, notShared, partial } = blockSources(timeline, ['results']);
  const hidden = [...timeline.sources.values()].filter(({ source }) => isHiddenByTicks(source, view)).map(({ source }) => source);
  return [
    { why: 'missing', sources: missing },
    { why: 'asking', sources: asking },
    { why: 'notShared', sources: notShared },
    { why: 'partial', sources: partial },
    { why: 'hidden', sources: hidden },
  ];
}
