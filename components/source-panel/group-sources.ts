import { formatCount } from '#/lib/record/words/phrase.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { outcomeWord } from '#/lib/record/model/worst-outcome.ts';
import { memberStateWords } from './words.ts';

/** The organisations of one network, under one tick. */
export interface SourceGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly SourceSummary[];
  /** The network itself, once it reported its members; until then it is a row like any other. */
  readonly network?: SourceSummary;
}

export interface GroupedSources {
  /** Sources of no network, and networks that found nothing yet. */
  readonly single: readonly SourceSummary[];
  readonly groups: readonly SourceGroup[];
}

/** Groups sources for the panel: those of a network together, by the network's name. */
export function groupSources(summaries: readonly SourceSummary[]): GroupedSources {
  const byNetwork = Map.groupBy(
    summaries.filter(({ source }) => source.network),
    ({ source }) => source.network?.id ?? '',
  );
  const groups = [...byNetwork].map(([id, members]) => {
    const network = summaries.find(({ source }) => source.id === id && source.foundMembers);
    return { id, name: members[0]?.source.network?.name ?? id, members, ...(network && { network }) };
  });
  const headed = new Set(groups.flatMap(({ network }) => network?.source.id ?? []));
  return {
    single: summaries.filter(({ source }) => !source.network && !headed.has(source.id)),
    groups: groups.toSorted((left, right) => left.name.localeCompare(right.name, 'en')),
  };
}

/** Number of organisations in the panel: a network whose members joined is their heading, not counted. */
export function countListed(sources: readonly PublicSource[]): number {
  const heads = new Set(sources.flatMap(({ network }) => network?.id ?? []));
  return sources.filter(({ id, foundMembers }) => !(foundMembers && heads.has(id))).length;
}

/** Tick of a group: all members are shown, none, or some. */
export function groupTick(members: readonly SourceSummary[]): 'all' | 'none' | 'mixed' {
  const hidden = members.filter((member) => member.hidden).length;
  return hidden === 0 ? 'all' : hidden === members.length ? 'none' : 'mixed';
}

/** Sources whose name or badge has every typed word. */
export function searchSources(summaries: readonly SourceSummary[], typed: string): readonly SourceSummary[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return summaries;
  return summaries.filter(({ source }) => {
    const text = folded(`${source.name} ${source.code} ${source.network?.name ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Troubles first, in this order; all other states follow. */
const troubles = (['unconfirmed', 'failed', 'denied', 'no-answer-given', 'pending', 'partial'] as const).map(memberStateWords);

/** "9 no answer · 3 complete": the members of a network counted by state, troubles first. */
export function groupWords(members: readonly SourceSummary[]): string {
  const counts = new Map<string, number>();
  for (const { state } of members) {
    const words = memberStateWords(outcomeWord(state));
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const rank = (words: string): number => (troubles.includes(words) ? troubles.indexOf(words) : troubles.length);
  return [...counts]
    .toSorted(([left], [right]) => rank(left) - rank(right))
    .map(([words, count]) => `${formatCount(count)} ${words}`)
    .join(' · ');
}
