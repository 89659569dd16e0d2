import type { ObservedRecord } from './observed-record.ts';

/** Places of the Observations page in its own order, each with the ids of its groups; the first of them opens it. */
export function observationPlaces({ days, growth, otherObservations }: ObservedRecord): readonly (readonly string[])[] {
  const rounds = days.flatMap((day) => day.rounds);
  const placed = new Set(rounds.flatMap(({ groups }) => groups.map(({ id }) => id)));
  return [
    ...rounds.map(({ scores, groups }) => [...scores.map(({ group }) => group.id), ...groups.map(({ id }) => id)]),
    // A weight of a round stands in both: the round comes first.
    ...growth.flatMap(({ points }) => points.filter(({ group }) => !placed.has(group.id)).map(({ group }) => [group.id])),
    ...otherObservations.map(({ group }) => [group.id]),
  ];
}
