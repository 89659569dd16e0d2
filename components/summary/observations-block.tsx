'use client';
import { useMemo } from 'react';
import { groupMembers } from '#/lib/record/summary/rows/row-members.ts';
import { blockRooms } from '#/lib/record/summary/blocks/row-room.ts';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import type { SettlingRow } from '#/lib/record/summary/blocks/settling.ts';
import type { Observations } from '#/lib/record/summary/observed/observations.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { Block } from './block.tsx';
import { EmptyRow } from './empty-row.tsx';
import { setInWords, SetRow, WeightRow } from './observation-rows.tsx';
import { type DateContext, observationWords } from './observation-words.ts';
import { ScoreRows } from './score-rows.tsx';
import { lateOf, SettledRows } from './settled-rows.tsx';
import { SummaryLine } from './summary-line.tsx';
import type { SummaryProps } from './summary-props.ts';
import { haveEnded, useSettling } from './use-settling.ts';
import { blockWords } from './words.ts';

/** The last observations: scores as received, the newest set of one moment, the weight with its date. */
export function ObservationsBlock({ summary: { at, observations }, href, choice = '', ...line }: SummaryProps) {
  const { title, page } = blockWords.observations;
  const { observed, items, sources, empty } = observations;
  const { score, set, weight } = observed;
  const context = { ...line, thisYear: at.slice(0, 4) };
  const isEmpty = !score && !set && !weight;
  const rows = useObservationRows(observed, items, context);
  const hasEnded = haveEnded(sources);
  // The first usual sign takes the place of whatever else was observed.
  const settling = useSettling(rows, { room: blockRooms.observations, hasEnded, choice: `${choice} ${isEmpty}` });
  return (
    <Block name="observations" title={title} count={0} to={href(page)} rest="" {...lateOf(settling, nameOf)} sources={sources}>
      {empty && isEmpty ? <EmptyRow empty={empty} {...line} /> : undefined}
      <SettledRows places={settling.places}>
        {(row) => (
          <>
            {row.score ? <ScoreRows score={row.score} {...context} /> : undefined}
            {row.set ? <SetRow set={row.set} {...context} /> : undefined}
            {row.weight ? <WeightRow weight={row.weight} {...context} /> : undefined}
            {row.unusual ? <SummaryLine group={row.unusual} {...line} note={undefined} /> : undefined}
          </>
        )}
      </SettledRows>
      {!weight && !isEmpty && hasEnded ? (
        <p className="summary-said text-muted">{isAnswered(sources) ? observationWords.noWeight : observationWords.weightUnknown}</p>
      ) : undefined}
    </Block>
  );
}

/** Part of the block: one member alone is there. */
interface ObservationRow extends SettlingRow, Observations {
  /** A group that is neither a score nor a usual sign. */
  readonly unusual?: Group;
}

/** Days of a score are as high as three lines. */
const linesOfDays = 3;

/** The block's parts with what their places go by; the same objects until the record changes. */
function useObservationRows(observed: Observations, items: readonly Group[], { locale, thisYear }: DateContext) {
  return useMemo((): readonly ObservationRow[] => {
    const { score, set, weight } = observed;
    const linesOf = ({ conflicts }: Group): number => (conflicts.length > 0 ? 1 : 0);
    if (!score && !set && !weight) {
      return items.map((group) => ({ unusual: group, members: groupMembers(group), lines: linesOf(group) }));
    }
    const isKept = true;
    const words = set && setInWords(set, { locale, thisYear });
    const setLines = words ? [words.notes, words.conflicts].filter((below) => below.length > 0).length : 0;
    const membersOf = (group: Group, name: string): readonly string[] => [...groupMembers(group), name];
    return [
      ...(score
        ? [{ score, members: membersOf(score.newest.group, 'score'), lines: score.days.length > 0 ? linesOfDays : 0, isKept }]
        : []),
      ...(set ? [{ set, members: membersOf(set.group, 'set'), lines: setLines, isKept }] : []),
      ...(weight ? [{ weight, members: membersOf(weight.group, 'weight'), lines: linesOf(weight.group), isKept }] : []),
    ];
  }, [observed, items, locale, thisYear]);
}

/** A score, a set or a weight that waits is named: none is only a number. */
function nameOf({ score, set, weight }: ObservationRow): string | undefined {
  if (score) return score.name;
  if (set) return observationWords.newestSet;
  return weight && observationWords.weight;
}

/** Every source that can hold observations has answered whole, but for those that cannot be asked for them. */
function isAnswered({ asking, missing, notShared, partial, hasPersonal, unreadable }: BlockSources): boolean {
  const isOpen = [asking, missing, notShared, partial].some((open) => open.length > 0);
  return !isOpen && !hasPersonal && unreadable === undefined;
}
