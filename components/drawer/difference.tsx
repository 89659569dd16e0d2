import { EqualNot } from 'lucide-react';
import { conflictHead } from '#/components/entry/conflict-words.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { drawerWords } from './words.ts';

/** "Dose differs between 2 sources": what differs, said once; the table has the values. */
export function Difference({ group }: { readonly group: Group }) {
  if (group.conflicts.length === 0) return undefined;
  const count = new Set(group.conflicts.flatMap(({ values }) => values.map(({ source }) => source))).size;
  return (
    <p className="m-0 mt-0.5 flex items-start gap-1 text-detail font-semibold text-warning">
      <EqualNot size={13} aria-hidden className="mt-1 flex-none" />
      {drawerWords.difference(conflictHead(group), count)}
    </p>
  );
}
