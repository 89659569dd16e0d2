import type { Group } from '#/lib/record/merge/group.ts';

/** "Dose differs" · "Reaction, severity and verification differ" */
export function conflictHead(group: Pick<Group, 'conflicts'>): string {
  const fields = group.conflicts.map(({ field }, index) => (index === 0 ? field : field.toLocaleLowerCase()));
  return fields.length === 1 ? `${fields[0] ?? ''} differs` : `${fields.slice(0, -1).join(', ')} and ${fields.at(-1) ?? ''} differ`;
}
