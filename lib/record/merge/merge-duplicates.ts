import { componentsOf } from './connected-components.ts';
import { idKey } from './entry-keys.ts';
import type { Group } from './group.ts';
import { makeGroup } from './make-group.ts';
import type { PreparedGroup } from './make-group.ts';
import { formatCountOf, formatCount } from '#/lib/record/words/phrase.ts';
import { byNewest } from './prepared-entry.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { splitComponent } from './split-component.ts';
import type { Category } from '#/lib/record/model/category.ts';

/** Groups the copies of one thing (design §6), newest first; every entry is in exactly one group, whatever order they came in. */
export function mergeEntries(entries: readonly PreparedEntry[]): readonly PreparedGroup[] {
  return componentsOf(entries, ({ entry, copyKeys: keys, linkKeys: links }) => [idKey(entry.id), ...keys, ...links])
    .flatMap(splitComponent)
    .map(makeGroup)
    .toSorted((a, b) => byNewest(a.lead, b.lead));
}

const originals: Partial<Record<Category, string>> = {
  documents: 'document',
  results: 'result',
  imaging: 'report',
  medications: 'prescription',
};

/** "same in 2 sources", "1 document, received from 2"; undefined when alone. */
export function holdersWords(group: Group): string | undefined {
  if (group.likeness === 'alone') return undefined;
  const earlier = group.replaced === undefined ? undefined : formatCountOf(group.replaced.length, 'earlier version', 'earlier versions');
  const copies = copiesWords(group, group.members.length - (group.replaced?.length ?? 0));
  return [copies, earlier].filter((words) => words !== undefined).join(' · ');
}

function copiesWords(group: Group, current: number): string | undefined {
  const sources = group.sources.length;
  if (sources === 1)
    return current < 2 ? undefined : `1 ${originals[group.lead.category] ?? 'record'}, received ${formatCount(current)} times`;
  if (group.likeness === 'copies') return `${group.conflicts.length > 0 ? 'held by' : 'same in'} ${formatCount(sources)} sources`;
  return `1 ${originals[group.lead.category] ?? 'record'}, received from ${formatCount(sources)}`;
}
