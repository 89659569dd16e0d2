import type { Category } from '#/lib/record/model/category.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';

/** Entry ready for its release decision. `unknown`: its references that may yet be withheld, so it must not name them. */
export interface DecidableEntry {
  readonly labelled: LabelledEntry;
  readonly unknown: ReadonlySet<EntryId>;
}

/** Waiting list of one source: returns each entry once its references are decided. */
export interface ReferenceWait {
  /** Takes a batch; `decided`: entries of the same batch that are withheld already. */
  readonly take: (batch: readonly LabelledEntry[], decided: readonly EntryId[]) => readonly DecidableEntry[];
  /** Releases entries that wait for this type: no more of it will be received. */
  readonly answered: (resourceType: string, whole: boolean) => readonly DecidableEntry[];
  /** Releases all entries that still wait, at the source's end. */
  readonly rest: () => readonly DecidableEntry[];
}

interface Waiting {
  readonly labelled: LabelledEntry;
  readonly left: Set<EntryId>;
}

/** Categories that the reader must see first: sent at once, without their undecided references. */
const urgent: ReadonlySet<Category> = new Set<Category>(['allergies', 'alerts']);
const nothing: ReadonlySet<EntryId> = new Set();

/**
 * Holds entries until their references are decided. Pages arrive in any order, so a result may be decided only after the
 * report that names it: an entry waits until each target has arrived, or all of its type has (docs/decisions/0019).
 */
export function waitForReferences(): ReferenceWait {
  const arrived = new Set<EntryId>();
  const whole = new Set<string>();
  const short = new Set<string>();
  const list = waitingList();
  const openTargets = ({ entry, links }: LabelledEntry): readonly EntryId[] =>
    (links?.targets() ?? []).filter((id) => id !== entry.id && !arrived.has(id) && !whole.has(typeOf(id)));
  return {
    take: (batch, decided) => {
      const arrivals = [...decided, ...batch.map(({ entry }) => entry.id)];
      for (const id of arrivals) arrived.add(id);
      const ready = batch.flatMap((labelled): readonly DecidableEntry[] => {
        const open = openTargets(labelled);
        if (open.length === 0) return [{ labelled, unknown: nothing }];
        if (urgent.has(labelled.entry.category)) return [{ labelled, unknown: new Set(open) }];
        list.add(labelled, open);
        return [];
      });
      return [...ready, ...arrivals.flatMap(list.release)];
    },
    answered: (resourceType, isWhole) => {
      (isWhole ? whole : short).add(resourceType);
      return isWhole ? list.targets((id) => typeOf(id) === resourceType).flatMap(list.release) : [];
    },
    // References to a type that did not arrive whole stay undecided; references that no query could bring are shown as the source wrote them.
    rest: () => list.rest().map(({ labelled, left }) => ({ labelled, unknown: new Set([...left].filter((id) => short.has(typeOf(id)))) })),
  };
}

interface WaitingList {
  readonly add: (labelled: LabelledEntry, open: readonly EntryId[]) => void;
  /** Removes and returns entries that waited for this target only. */
  readonly release: (id: EntryId) => readonly DecidableEntry[];
  readonly targets: (isWanted: (id: EntryId) => boolean) => readonly EntryId[];
  /** Removes and returns all entries, in order of arrival. */
  readonly rest: () => readonly Waiting[];
}

function waitingList(): WaitingList {
  const waitingEntries = new Set<Waiting>();
  const byTarget = new Map<EntryId, Waiting[]>();
  return {
    add: (labelled, open) => {
      const waiting: Waiting = { labelled, left: new Set(open) };
      waitingEntries.add(waiting);
      for (const id of open) {
        const sameTarget = byTarget.get(id);
        if (sameTarget === undefined) byTarget.set(id, [waiting]);
        else sameTarget.push(waiting);
      }
    },
    release: (id) => {
      const free = (byTarget.get(id) ?? []).filter(({ left }) => left.delete(id) && left.size === 0);
      byTarget.delete(id);
      for (const waiting of free) waitingEntries.delete(waiting);
      return free.map(({ labelled }) => ({ labelled, unknown: nothing }));
    },
    targets: (isWanted) => [...byTarget.keys()].filter(isWanted),
    rest: () => {
      const all = [...waitingEntries];
      waitingEntries.clear();
      byTarget.clear();
      return all;
    },
  };
}

/** Type of an entry id, `source|Type/id`. */
function typeOf(id: EntryId): string {
  const start = id.indexOf('|') + 1;
  return id.slice(start, id.indexOf('/', start));
}
