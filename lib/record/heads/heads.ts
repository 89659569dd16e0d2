import type { EntryId, MeasuredValue, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { partWords } from '#/lib/record/merge/words.ts';

/** An entry that a result belongs to, in words: "Organism: MRSA, of Blood culture". */
export interface ResultHead {
  readonly id: EntryId;
  readonly words: string;
}

/** Entries that name an entry as their result, as far as they have arrived; a relation between immutable entries, kept as long as they are. */
const headsByResult = new WeakMap<TimelineEntry, readonly TimelineEntry[]>();

/** Remembers that `head` names `result` as its own: the panel of a test, the organism of a sensitivity (H36). */
export function addHead(result: TimelineEntry, head: TimelineEntry): void {
  const heads = headsByResult.get(result);
  if (head !== result && heads?.includes(head) !== true) headsByResult.set(result, heads === undefined ? [head] : [...heads, head]);
}

function headsOf(entry: TimelineEntry): readonly TimelineEntry[] {
  return (headsByResult.get(entry) ?? []).filter(({ assertion }) => assertion !== 'removed');
}

/** Everything that a group's entries belong to, by each head's words once; `within`: a head that the reader sees anyway. */
export function headsOfGroup({ members }: Group, within?: Group): readonly ResultHead[] {
  const unnamed = [...members, ...(within?.members ?? [])];
  const heads = members.flatMap(headsOf).filter((head) => !unnamed.includes(head));
  const namedHeads = heads.map((head): ResultHead => ({ id: head.id, words: headWords(head, unnamed) }));
  return [...new Map(namedHeads.map((head) => [head.words, head])).values()];
}

// A sensitivity stands in its organism, its culture, its report; no source nests deeper on purpose.
const mostHeads = 4;

/** "Organism: MRSA, of Blood culture": the head and what it belongs to itself, up to entries that need no naming. */
function headWords(entry: TimelineEntry, unnamed: readonly TimelineEntry[], depth = 1): string {
  const above = headsOf(entry).find((head) => !unnamed.includes(head));
  const own = ownWords(entry);
  return above === undefined || depth >= mostHeads ? own : partWords.of(own, headWords(above, [...unnamed, entry], depth + 1));
}

/** The name of a head with its finding where that is a word: of an organism the word is what matters. */
function ownWords({ title, body }: TimelineEntry): string {
  const finding = body.shape === 'measurement' ? wordOf(body.measurement.value) : undefined;
  return finding === undefined || title.includes(finding) ? title : partWords.finding(title, finding);
}

// A finding of more words than a name has is read where it stands.
const longestFinding = 80;

function wordOf(value: MeasuredValue | undefined): string | undefined {
  const text = value?.type === 'concept' ? value.concept.text : value?.type === 'text' ? value.text : undefined;
  return text === undefined || text.length > longestFinding || text.includes('\n') ? undefined : text;
}

/**
 * Names the finding that a result belongs to: gentamicin of one organism is another test than gentamicin of another.
 * Undefined where no head has a finding in words.
 */
export function findingAbove(entry: TimelineEntry): string | undefined {
  const above = headsOf(entry).filter(({ body }) => body.shape === 'measurement' && wordOf(body.measurement.value) !== undefined);
  return above.length === 0 ? undefined : above.map(ownWords).toSorted().join('; ');
}
