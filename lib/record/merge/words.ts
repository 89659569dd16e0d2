import type { Category } from '#/lib/record/model/category.ts';
import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';
import type { Group } from './group.ts';
import { nameOfKey } from './identity-key.ts';
import { isIdentityKeyName } from './key-rules.ts';
import type { IdentityKeyName } from './key-rules.ts';
import type { SameSourceJoin } from './same-source.ts';

/** Why members of several sources are one group, by the name of the key that they share: "Grouped because: …". */
const keyReasons: Readonly<Record<IdentityKeyName, string>> = {
  identifier: 'same identifier',
  document: 'same document number',
  file: 'same file',
  replaces: 'later version of the same',
  plan: 'a prescription and the statement about it',
  observation: 'same test, time and value',
  report: 'same report and time',
  immunization: 'same vaccine and day',
  medication: 'same medicine and day',
  allergy: 'same substance',
  condition: 'same condition',
  encounter: 'same place, kind and time',
  procedure: 'same procedure and day',
  request: 'same request and day',
  alert: 'same alert',
};

/** The reader's reason for grouping by a key: "Grouped because: same test, time and value". */
export function reasonOfKey(key: string): string {
  // Orders that are both current are one group on whatever day each was written.
  if (key.startsWith('medication|') && key.endsWith('|current')) return 'same medicine, current';
  const name = nameOfKey(key);
  return isIdentityKeyName(name) ? keyReasons[name] : 'same details';
}

/** Words of what a result belongs to: "Organism: MRSA, of Blood culture". */
export const partWords = {
  of: (part: string, whole: string): string => `${part}, of ${whole}`,
  finding: (title: string, finding: string): string => `${title}: ${finding}`,
  partOf: (whole: string): string => `part of ${whole}`,
} as const;

/** Value shown for a field or specimen that a source leaves out while others state it. */
export const notStated = 'not stated';

const joinReasons: Readonly<Record<SameSourceJoin['type'], string>> = {
  'same-id': 'same identifier',
  documents: 'same entry, repeated in documents',
  files: 'same file, listed as a report and as a document',
  versions: 'versions of one',
  plan: keyReasons.plan,
};

const kindNouns = new Map([
  ['observation', 'result'],
  ['diagnostic-report', 'report'],
]);

/** Why entries of one source are one group: "versions of one result". */
export function joinReason({ type, members: [first] }: SameSourceJoin): string {
  return type === 'versions' ? `${joinReasons.versions} ${kindNouns.get(first?.entry.kind ?? '') ?? 'document'}` : joinReasons[type];
}

/** "replaced by the final result": said of an earlier version, `kind` and `status` being the later one's. */
export function replacedWords({ kind, status }: { readonly kind: string; readonly status?: string }): string {
  const noun = kindNouns.get(kind);
  return noun === undefined || status === undefined ? 'replaced by a later version' : `replaced by the ${status} ${noun}`;
}

const originalNouns: Partial<Record<Category, string>> = {
  documents: 'document',
  results: 'result',
  imaging: 'report',
  medications: 'prescription',
};

/** "same in 2 sources", "1 document, received from 2"; undefined for an entry that stays alone. */
export function holdersWords(group: Group): string | undefined {
  if (group.likeness === 'alone') return undefined;
  const earlier = group.replaced === undefined ? undefined : formatCountOf(group.replaced.length, 'earlier version', 'earlier versions');
  const copies = copiesWords(group, group.members.length - (group.replaced?.length ?? 0));
  return [copies, earlier].filter((words) => words !== undefined).join(' · ');
}

function copiesWords({ likeness, sources, conflicts, lead }: Group, current: number): string | undefined {
  const original = `1 ${originalNouns[lead.category] ?? 'record'}, received`;
  if (sources.length === 1) return current < 2 ? undefined : `${original} ${formatCount(current)} times`;
  if (likeness === 'copies') return `${conflicts.length > 0 ? 'held by' : 'same in'} ${formatCount(sources.length)} sources`;
  return `${original} from ${formatCount(sources.length)}`;
}
