import type { Category } from '#/lib/record/model/category.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';

/** An entry that may be decided upon. `unknown`: what it points to and may not name, for it may yet be kept back. */
export interface Ready {
  readonly labelled: LabelledEntry;
  readonly unknown: ReadonlySet<EntryId>;
}

/** Entries of one source, each once what it points to is known. */
export interface HoldBack {
  /** `decided`: what came with them, and is kept back already. */
  readonly take: (batch: readonly LabelledEntry[], decided: readonly EntryId[]) => readonly Ready[];
  /** Nothing more of this type comes by itself. */
  readonly answered: (resourceType: string, whole: boolean) => readonly Ready[];
  /** At the source's end: all that still waits. */
  readonly rest: () => readonly Ready[];
}

interface Waiting {
  readonly labelled: LabelledEntry;
  readonly left: Set<EntryId>;
}

/** A reader must know these before anything else: they leave at once, and say nothing of what is not known yet. */
const urgent: ReadonlySet<Category> = new Set<Category>(['allergies', 'alerts']);
const nothing: ReadonlySet<EntryId> = new Set();

/**
 * Pages come in any order: whether a result is kept back may be known only after the report that names it. So what points
 * to something waits until that has come, or until all of its type has (docs/decisions/0019).
 */
export function holdBack(): HoldBack {
  const arrived = new Set<EntryId>();
  const whole = new Set<string>();
  const short = new Set<string>();
  const list = waitingList();
  const openTargets = ({ entry, links }: LabelledEntry): readonly EntryId[] =>
    (links?.targets() ?? []).filter((id) => id !== entry.id && !arrived.has(id) && !whole.has(typeOf(id)));
  return {
    take: (batch, decided) => {
      const came = [...decided, ...batch.map(({ entry }) => entry.id)];
      for (const id of came) arrived.add(id);
      const ready = batch.flatMap((labelled): readonly Ready[] => {
        const open = openTargets(labelled);
        if (open.length === 0) return [{ labelled, unknown: nothing }];
        if (urgent.has(labelled.entry.category)) return [{ labelled, unknown: new Set(open) }];
        list.add(labelled, open);
        return [];
      });
      return [...ready, ...came.flatMap(list.known)];
    },
    answered: (resourceType, isWhole) => {
      (isWhole ? whole : short).add(resourceType);
      return isWhole ? list.targets((id) => typeOf(id) === resourceType).flatMap(list.known) : [];
    },
    // Of a type that did not come whole, nobody knows what is kept back; what no query could bring stays the source's own word.
    rest: () => list.rest().map(({ labelled, left }) => ({ labelled, unknown: new Set([...left].filter((id) => short.has(typeOf(id)))) })),
  };
}

interface WaitingList {
  readonly add: (labelled: LabelledEntry, open: readonly EntryId[]) => void;
  /** Those that waited for this alone. */
  readonly known: (id: EntryId) => readonly Ready[];
  readonly targets: (isWanted: (id: EntryId) => boolean) => readonly EntryId[];
  /** All of them, in the order in which they came. */
  readonly rest: () => readonly Waiting[];
}

function waitingList(): WaitingList {
  const held = new Set<Waiting>();
  const byTarget = new Map<EntryId, Waiting[]>();
  return {
    add: (labelled, open) => {
      const waiting: Waiting = { labelled, left: new Set(open) };
      held.add(waiting);
      for (const id of open) {
        const others = byTarget.get(id);
        if (others === undefined) byTarget.set(id, [waiting]);
        else others.push(waiting);
      }
    },
    known: (id) => {
      const free = (byTarget.get(id) ?? []).filter(({ left }) => left.delete(id) && left.size === 0);
      byTarget.delete(id);
      for (const waiting of free) held.delete(waiting);
      return free.map(({ labelled }) => ({ labelled, unknown: nothing }));
    },
    targets: (isWanted) => [...byTarget.keys()].filter(isWanted),
    rest: () => {
      const all = [...held];
      held.clear();
      byTarget.clear();
      return all;
    },
  };
}

/** `source|Type/id` */
function typeOf(id: EntryId): string {
  const start = id.indexOf('|') + 1;
  return id.slice(start, id.indexOf('/', start));
}
