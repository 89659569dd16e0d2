import { formatList, pickPlural } from '#/lib/record/words/phrase.ts';
import type { Group } from '#/lib/record/merge/group.ts';

/** "Dose differs" · "Reaction, severity and verification differ" */
export function conflictHead(group: Pick<Group, 'conflicts'>): string {
  const fields = group.conflicts.map(({ field }, index) => (index === 0 ? field : field.toLocaleLowerCase()));
  return `${formatList(fields)} ${pickPlural(fields.length, 'differs', 'differ')}`;
}
