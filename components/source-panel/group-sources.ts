import { formatCountOf, formatCount } from '#/lib/record/words/phrase.ts';
import type { FoundMembers, PublicSource } from '#/lib/record/model/public-source.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { type OutcomeWord, outcomeWord } from '#/lib/record/model/worst-outcome.ts';

/** The organisations of one network, under one tick. */
export interface SourceGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly SourceSummary[];
  /** The network itself, once it said what it found; until then it is a row like any other. */
  readonly network?: SourceSummary;
}

export interface GroupedSources {
  /** Sources of no network, and networks that found nothing yet. */
  readonly single: readonly SourceSummary[];
  readonly groups: readonly SourceGroup[];
}

/** Sources as the panel shows them: those of a network together, by the network's name. */
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
    groups: groups.toSorted((one, other) => one.name.localeCompare(other.name, 'en')),
  };
}

/** How many organisations the panel lists: a network whose members joined is their heading, and none of them. */
export function countListed(sources: readonly PublicSource[]): number {
  const heads = new Set(sources.flatMap(({ network }) => network?.id ?? []));
  return sources.filter(({ id, foundMembers: found }) => !(found && heads.has(id))).length;
}

/** Whether all of them are ticked, none, or some. */
export function groupTick(members: readonly SourceSummary[]): 'all' | 'none' | 'mixed' {
  const hidden = members.filter((member) => member.hidden).length;
  return hidden === 0 ? 'all' : hidden === members.length ? 'none' : 'mixed';
}

/** Those whose name or badge has every word that was typed. */
export function searchSources(summaries: readonly SourceSummary[], typed: string): readonly SourceSummary[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return summaries;
  return summaries.filter(({ source }) => {
    const text = folded(`${source.name} ${source.code} ${source.network?.name ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** "12 of 60,000 organisations know this patient", "Not known at any of its 60,000 organisations". */
export function foundWords({ withRecord: known, queriedAtOnce: asked, inDirectory: of }: FoundMembers): string {
  const among = of === undefined ? 'its organisations' : `its ${formatCountOf(of, 'organisation', 'organisations')}`;
  if (known === 0) return `Not known at any of ${among}`;
  const all = of === undefined ? formatCount(known) : `${formatCount(known)} of ${formatCount(of)}`;
  const know = `${all} ${(of ?? known) === 1 ? 'organisation' : 'organisations'} ${known === 1 ? 'knows' : 'know'} this patient`;
  return asked < known ? `${know}; ${formatCount(asked)} of them asked` : know;
}

const wordsOf: Readonly<Partial<Record<OutcomeWord, string>>> = {
  pending: 'asking',
  complete: 'complete',
  none: 'complete',
  partial: 'incomplete',
  failed: 'no answer',
  denied: 'refused',
  unconfirmed: 'to check',
  'no-answer-given': 'gave no record',
  'not-known': 'not known there',
  skipped: 'not asked',
  withheld: 'some not shared',
};

/** "9 no answer · 3 complete": what is amiss first. */
export function groupWords(members: readonly SourceSummary[]): string {
  const counts = new Map<string, number>();
  for (const { state } of members) {
    const words = wordsOf[outcomeWord(state)] ?? 'not complete';
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const order = ['to check', 'no answer', 'refused', 'gave no record', 'asking', 'incomplete'];
  const place = (words: string): number => (order.includes(words) ? order.indexOf(words) : order.length);
  return [...counts]
    .toSorted(([one], [other]) => place(one) - place(other))
    .map(([words, count]) => `${formatCount(count)} ${words}`)
    .join(' · ');
}
