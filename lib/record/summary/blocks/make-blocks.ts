import { shownGroups } from '#/lib/record/list/arrange.ts';
import { countLeftOut, leftOutWords } from '#/lib/record/medicines/standing/left-out-medicines.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { SummaryBlockName } from '#/lib/record/model/summary-settings.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import { type BlockSources, blockSources } from './block-sources.ts';
import { usualBlocks } from './block-table.ts';
import { blockNouns } from './block-words.ts';
import { type EmptyBlock, emptyBlock } from './empty-block.ts';

export interface SummaryBlock {
  readonly items: readonly Group[];
  /** Statements of none ("No known medications"), or that nothing is known: shown with the items, never counted as items. */
  readonly statements: readonly Group[];
  /** Present when the block has neither items nor statements: why. */
  readonly empty?: EmptyBlock;
  /** Groups of the block's category that it leaves out: "12 past problems". */
  readonly restCount: number;
  /** Sources behind the block, by what their answers leave open: its mark. */
  readonly sources: BlockSources;
}

export type ByCategory = ReadonlyMap<Category, readonly PreparedGroup[]>;
export type Choose = (group: PreparedGroup) => boolean;
/** `isUnclear`: names a group in place of "No …" where the block is empty. */
export type MakeBlock = (name: SummaryBlockName, choose: Choose, isUnclear?: Choose) => SummaryBlock;

export interface BlockInputs {
  readonly timeline: Timeline;
  readonly ticks: View;
  readonly byCategory: ByCategory;
  readonly isAtDeath: boolean;
  readonly atMs: number;
}

export const groupedByCategory = (timeline: Timeline, view: View): ByCategory =>
  Map.groupBy(shownGroups(timeline, view), ({ lead }) => lead.entry.category);

export function makeBlocks(inputs: BlockInputs): MakeBlock {
  return (name, choose, isUnclear = () => false) => {
    const categories = usualBlocks.find((place) => place.name === name)?.categories ?? [];
    const live = liveOf(inputs.byCategory, categories);
    const items = live.filter((candidate) => !isNoneStatement(candidate) && choose(candidate)).map(({ group }) => group);
    const statements = live.filter(isNoneStatement).map(({ group }) => group);
    const restCount = live.length - items.length - statements.length;
    const sources = blockSources(inputs.timeline, categories);
    const empty = items.length + statements.length > 0 ? undefined : emptyOf(inputs, { name, choose, isUnclear, live, sources });
    return { items, statements, restCount, sources, ...(empty && { empty }) };
  };
}

interface EmptyInputs {
  readonly name: SummaryBlockName;
  readonly choose: Choose;
  readonly isUnclear: Choose;
  readonly live: readonly PreparedGroup[];
  readonly sources: BlockSources;
}

function emptyOf({ timeline, ticks, isAtDeath, atMs }: BlockInputs, { name, choose, isUnclear, live, sources }: EmptyInputs): EmptyBlock {
  const isTicked = ticks.unticked.size === 0 && !ticks.othersOnly;
  const categories = usualBlocks.find((place) => place.name === name)?.categories ?? [];
  const hidden = isTicked ? [] : liveOf(groupedByCategory(timeline, wholeView), categories).filter(choose);
  const nouns = blockNouns(name, timeline.hello?.locale, isAtDeath);
  return emptyBlock({
    sources,
    nouns: name === 'medicines' ? { ...nouns, counted: formatList(leftOutWords(countLeftOut(live, atMs))) } : nouns,
    ended: live.length,
    hidden: hidden.length,
    unclear: live.filter(isUnclear).map((group) => statementOf(timeline, group)),
  });
}

function statementOf({ sources }: Timeline, { group }: PreparedGroup): { readonly title: string; readonly source: string } {
  const [source = ''] = group.sources;
  return { title: group.lead.title, source: sources.get(source)?.source.name ?? source };
}

/** Groups of the categories, in the order of the list; entries in error are in no summary (design §6). */
export function liveOf(byCategory: ByCategory, wanted: readonly Category[]): readonly PreparedGroup[] {
  const groups = wanted.flatMap((category) => byCategory.get(category) ?? []);
  const inOrder = wanted.length === 1 ? groups : groups.toSorted((a, b) => byNewest(a.lead, b.lead));
  return inOrder.filter(({ lead }) => lead.entry.assertion !== 'removed');
}

export function isNoneStatement({ lead }: PreparedGroup): boolean {
  return lead.entry.assertion === 'none-known' || lead.entry.assertion === 'not-known';
}
