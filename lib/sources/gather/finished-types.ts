import type { SourceEvent } from '#/lib/sources/answer/source-event.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';

/** Counts a plan's queries, and tells when the last of a type has ended. */
export interface FinishedTypes {
  readonly begin: (query: PlannedQuery) => void;
  /** `waiting`: queries still to be sent. `whole`: nothing of its type can be missing. */
  readonly end: (query: PlannedQuery, waiting: readonly PlannedQuery[], whole: boolean) => readonly SourceEvent[];
}

export function finishedTypes(): FinishedTypes {
  const running = new Map<string, number>();
  const short = new Set<string>();
  const change = (type: string, by: number): number => {
    const count = (running.get(type) ?? 0) + by;
    running.set(type, count);
    return count;
  };
  return {
    begin: ({ type }) => void change(type, 1),
    end: ({ type }, waiting, whole) => {
      if (!whole) short.add(type);
      if (change(type, -1) > 0 || waiting.some((query) => query.type === type)) return [];
      return [{ type: 'answered', resourceType: type.slice(type.lastIndexOf('/') + 1), whole: !short.has(type) }];
    },
  };
}
