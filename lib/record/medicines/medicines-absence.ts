import { shownGroups } from '#/lib/record/list/arrange.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { blockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { blockNouns } from '#/lib/record/summary/blocks/block-words.ts';
import { type EmptyBlock, emptyBlock } from '#/lib/record/summary/blocks/empty-block.ts';
import { formatCount, formatList } from '#/lib/record/words/phrase.ts';
import type { CollectedMedicines } from './collect-lines.ts';
import type { ShownPlace } from './medicine-table.ts';

/** Says why no medicine stands in a place, by the rules of the Summary's blocks: "No …" only where every source answered whole (H05). */
export function medicinesAbsence(
  timeline: Timeline,
  view: View,
  { groups }: Pick<CollectedMedicines, 'groups'>,
  place: ShownPlace,
): EmptyBlock {
  const isTicked = view.unticked.size === 0 && !view.othersOnly;
  const count = (groupsOf: readonly unknown[], word: string): string =>
    groupsOf.length === 0 ? '' : `${formatCount(groupsOf.length)} ${word}`;
  const otherCounts = [
    place === 'current' ? '' : count(groups.current, 'current'),
    place === 'ended' ? '' : count(groups.ended, 'ended'),
    count(groups.unclear, 'recorded, but unclear'),
  ].filter(Boolean);
  const nouns = blockNouns('medicines', timeline.hello?.locale, timeline.patient?.identity.deceased !== undefined);
  const placed = place === 'current' ? nouns : { ...nouns, wanted: `${place} ${nouns.kind}`, nothingWanted: `nothing ${place}` };
  const hiddenCount = isTicked
    ? 0
    : countMedicines(timeline, wholeView) - countMedicines(timeline, { unticked: view.unticked, othersOnly: view.othersOnly });
  return emptyBlock({
    sources: blockSources(timeline, ['medications']),
    nouns: { ...placed, counted: formatList(otherCounts) },
    ended: otherCounts.length === 0 ? 0 : groups.ended.length + groups.current.length + groups.unclear.length,
    hidden: Math.max(0, hiddenCount),
    unclear: [],
  });
}

const countMedicines = (timeline: Timeline, view: View): number =>
  shownGroups(timeline, view).filter(({ lead }) => lead.entry.category === 'medications').length;
