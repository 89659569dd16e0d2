import type { Group } from '#/lib/record/merge/group.ts';
import type { PersonToRing } from '#/lib/record/summary/people/people-to-ring.ts';
import { keyOfSeries } from '#/lib/record/summary/results/result-course.ts';

/** Ids of a group's entries. */
export const groupMembers = ({ members }: Pick<Group, 'members'>): readonly string[] => members.map(({ id }) => id);

/** A result and its test: a newer value takes the place of the one before. */
export function resultMembers(group: Group): readonly string[] {
  const series = keyOfSeries(group);
  return series === undefined ? groupMembers(group) : [...groupMembers(group), `test ${series}`];
}

/** A number of a person and the person: one whose number comes late keeps the place. */
export const personMembers = ({ part, name, phone }: Pick<PersonToRing, 'part' | 'name' | 'phone'>): readonly string[] => [
  `${part} ${name} ${phone ?? ''}`,
  `${part} ${name}`,
];
