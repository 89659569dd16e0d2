import 'server-only';
import type { ShownAnswer } from './read-shown.ts';
import type { AuditedView, ViewAct } from './read-view.ts';

/** State of a view at one moment. */
export interface ViewMoment {
  /** The newest answer of each source until then, by source id. */
  readonly answers: ReadonlyMap<string, ShownAnswer>;
  /** Sources that were asked then and whose answer had not ended: what had come of it is not known. */
  readonly arriving: readonly ShownAnswer[];
  readonly pages: readonly ViewAct[];
  /** Ids of the sources that the reader had hidden. */
  readonly hidden: readonly string[];
  /** Filters as they were: the words of the trail; undefined where none were set. */
  readonly filters: string | undefined;
  /** Prints, copies and the end of the view until then. */
  readonly further: readonly ViewAct[];
}

/** The view at an instant (ISO 8601), or as it was at last. */
export function viewAt({ answers, acts }: AuditedView, at?: string): ViewMoment {
  const until = at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
  const isOver = (instant: string): boolean => Date.parse(instant) <= until;
  const newest = new Map<string, ShownAnswer>();
  for (const answer of answers.filter(({ to }) => isOver(to))) {
    // The page keeps what an earlier answer brought until a new one brings something.
    if (answer.entries > 0 || answer.isWhole || !newest.has(answer.source.id)) newest.set(answer.source.id, answer);
  }
  const past = acts.filter((act) => isOver(act.at));
  const hidden = new Set<string>();
  for (const { act, value } of past) {
    if (act === 'hid') hidden.add(value);
    if (act === 'showed') hidden.delete(value);
  }
  const filters = past.findLast(({ act }) => act === 'filters')?.value;
  return {
    answers: newest,
    arriving: answers.filter(({ from, to }) => isOver(from) && !isOver(to)),
    pages: past.filter(({ act }) => act === 'page'),
    hidden: [...hidden],
    filters: filters === 'none' ? undefined : filters,
    further: past.filter(({ act }) => !['page', 'hid', 'showed', 'filters'].includes(act)),
  };
}
