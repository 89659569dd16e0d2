'use client';
import { createContext, use } from 'react';
import type { Group } from '#/lib/record/merge/group.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';

/** Tells all sources of an entry's group by its id, hidden ones too; worked out when the first row asks. */
export type ReadHolders = () => ReadonlyMap<EntryId, readonly string[]> | undefined;

/** Undefined holders: the reader hides nothing. */
export const HoldersContext = createContext<ReadHolders>(() => undefined);

/** Sources that hold one of the groups too and are out of sight, by a tick, a day or a filter (H21). */
export function useHiddenHolders(groups: readonly Pick<Group, 'members' | 'sources'>[]): readonly string[] {
  const holders = use(HoldersContext)();
  if (!holders) return nobody;
  const visible = new Set(groups.flatMap(({ sources }) => sources));
  const all = groups.flatMap(({ members }) => members.flatMap(({ id }) => holders.get(id) ?? []));
  return [...new Set(all)].filter((id) => !visible.has(id));
}

const nobody: readonly string[] = [];
