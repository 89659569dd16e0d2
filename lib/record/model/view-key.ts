import type { View } from './view.ts';

/** Equal for views that show the same, though they be two objects. */
export function viewKey({ unticked, othersOnly, categories, period, since, search, accepted }: View): string {
  return JSON.stringify([
    [...unticked].toSorted(),
    othersOnly,
    categories && [...categories].toSorted(),
    [period?.from, period?.to],
    since && [since.day, since.today, since.locale],
    search?.key,
    accepted && [...accepted].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}
