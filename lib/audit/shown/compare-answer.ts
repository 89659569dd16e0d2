import 'server-only';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ViewDigests } from './entry-digests.ts';
import type { ShownDigest } from './read-shown.ts';

/** Category of an answer: what was sent of it then against what its source says now. */
export interface ComparedCategory {
  /** Number of entries that are the same. */
  readonly equal: number;
  readonly changed: readonly EntryId[];
  /** Number of entries that were sent then and did not come now: a digest does not tell which. */
  readonly missing: number;
  /** Entries that came now and had not been sent. */
  readonly added: readonly EntryId[];
}

/** Compares one answer of the trail with a new one, entry by entry, as it comes; neither is held. */
export interface AnswerComparison {
  /** `otherForms`: as the entry may have been sent instead, where that depends on the order in which the source answered. */
  readonly take: (entry: TimelineEntry, otherForms: () => Iterable<TimelineEntry>) => void;
  /** Compared so far, by category. */
  readonly compared: () => ReadonlyMap<string, ComparedCategory>;
}

interface EntryCopies {
  /** Copies that were sent then and have not come now. */
  open: ShownDigest[];
  /** Contents that were the same. */
  readonly equal: Set<string>;
  /** Entries that came now with another content. */
  readonly differing: { readonly entry: EntryId; readonly category: string }[];
}

export function compareAnswer(shownDigests: readonly ShownDigest[], digests: ViewDigests): AnswerComparison {
  const byId = new Map<string, EntryCopies>();
  for (const digest of shownDigests) {
    const copies = byId.get(digest.id);
    if (copies) copies.open.push(digest);
    else byId.set(digest.id, { open: [digest], equal: new Set(), differing: [] });
  }
  const tally = startTally();
  const take: AnswerComparison['take'] = (entry, otherForms) => {
    const copies = byId.get(digests.ofId(entry.id).toString('hex'));
    if (!copies) return tally.add(entry.category, entry.id);
    for (const form of forms(entry, otherForms)) {
      const content = digests.ofContent(form).toString('hex');
      const at = copies.open.findIndex((digest) => digest.content === content);
      const openCopy = copies.open[at];
      if (openCopy) {
        copies.open.splice(at, 1);
        copies.equal.add(content);
        return tally.countEqual(openCopy.category);
      }
      // A copy more of what was sent is no other thing to the reader.
      if (copies.equal.has(content)) return undefined;
    }
    copies.differing.push({ entry: entry.id, category: entry.category });
  };
  return { take, compared: () => tally.end(byId.values()) };
}

function* forms(entry: TimelineEntry, otherForms: () => Iterable<TimelineEntry>): Generator<TimelineEntry, void> {
  yield entry;
  yield* otherForms();
}

interface Tally {
  readonly countEqual: (category: string) => void;
  readonly add: (category: string, entry: EntryId) => void;
  readonly end: (copies: Iterable<EntryCopies>) => ReadonlyMap<string, ComparedCategory>;
}

function startTally(): Tally {
  const equal = new Map<string, number>();
  const added = new Map<string, EntryId[]>();
  const end: Tally['end'] = (all) => {
    const [changed, missing] = [new Map<string, EntryId[]>(), new Map<string, number>()];
    for (const copies of all) {
      // A copy fewer of what is still there is no other thing either.
      const open = copies.open.filter(({ content }) => !copies.equal.has(content));
      for (const [index, { entry, category }] of copies.differing.entries()) push(changed, open[index]?.category ?? category, entry);
      for (const { category } of open.slice(copies.differing.length)) missing.set(category, (missing.get(category) ?? 0) + 1);
    }
    const names = new Set([...equal.keys(), ...added.keys(), ...changed.keys(), ...missing.keys()]);
    return new Map(
      [...names].map((name) => [
        name,
        { equal: equal.get(name) ?? 0, changed: changed.get(name) ?? [], missing: missing.get(name) ?? 0, added: added.get(name) ?? [] },
      ]),
    );
  };
  return {
    countEqual: (category) => void equal.set(category, (equal.get(category) ?? 0) + 1),
    add: (category, entry) => push(added, category, entry),
    end,
  };
}

function push(lists: Map<string, EntryId[]>, name: string, entry: EntryId): void {
  const list = lists.get(name);
  if (list) list.push(entry);
  else lists.set(name, [entry]);
}
