import type { Row } from './arrangement.ts';
import { componentsOf } from './connected-components.ts';
import { conflictsOf } from './conflicts.ts';
import { distinctCautions } from './group.ts';
import type { Group, ReplacedMember } from './group.ts';
import { reasonOfKey, bondOfKey, isStrongKey } from './identity-key.ts';
import type { SameSourceJoin } from './same-source.ts';
import { sameSourceJoins } from './same-source.ts';
import { byNewest } from './prepared-entry.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { rowBase } from './row-base.ts';
import type { Caution } from '#/lib/record/model/timeline-entry.ts';
import { finalRank, replacedWords, versionRank } from './version-rank.ts';

/** A group with what it was made of. */
export interface PreparedGroup {
  readonly group: Group;
  readonly lead: PreparedEntry;
  readonly members: readonly PreparedEntry[];
  /** It names results that are folded into its row. */
  readonly foldsResults: boolean;
  /** Its row when nothing is folded into it: the same object each time, so that a list draws only what has changed. */
  readonly singleRow: PreparedRow;
}

/** A row and the group it is led by, for the month it stands in. */
export interface PreparedRow {
  readonly row: Row;
  readonly lead: PreparedGroup;
}

type Members = readonly PreparedEntry[];

export function makeSingleGroup(lead: PreparedEntry): PreparedGroup {
  const { entry, source } = lead;
  const group: Group = {
    id: entry.id,
    lead: entry,
    members: [entry],
    sources: [source],
    likeness: 'alone',
    conflicts: [],
    cautions: entry.cautions,
  };
  return prepared(group, [lead]);
}

export function makeGroup(unordered: Members): PreparedGroup {
  const joins = [...Map.groupBy(unordered, ({ source }) => source).values()].flatMap(sameSourceJoins);
  const current = currentOf(unordered, joins);
  const members = [...current.toSorted(byLead), ...unordered.filter((member) => !current.includes(member)).toSorted(byLead)];
  const lead = members[0];
  if (lead === undefined) throw new RangeError('a group has at least one member');
  if (members.length === 1) return makeSingleGroup(lead);
  const entries = members.map(({ entry }) => entry);
  const replaced = members.filter((member) => !current.includes(member)).map((member) => replacedMember(member, members));
  const group: Group = {
    id: lead.entry.id,
    lead: lead.entry,
    members: entries,
    sources: [...new Set(members.map(({ source }) => source))],
    likeness: isOneOriginal(members, joins) ? 'original' : 'copies',
    reason: becauseOfGroup(members, joins),
    conflicts: conflictsOf(current.toSorted(byLead)),
    ...(replaced.length > 0 && { replaced }),
    cautions: cautionsOf(lead, members),
  };
  return prepared(group, members);
}

/** Without those of which a later version is here; versions that replace each other in a circle all stay. */
function currentOf(members: Members, joins: readonly SameSourceJoin[]): Members {
  const replaced = new Set(joins.flatMap((join) => join.replaced));
  const current = members.filter((member) => !replaced.has(member));
  return current.length === 0 ? members : current;
}

/** The later version leads wherever it was received from (H35), and of one file the report, which says what is in it. */
function byLead(a: PreparedEntry, b: PreparedEntry): number {
  const [rank, other] = [versionRank(a.entry) ?? finalRank, versionRank(b.entry) ?? finalRank];
  if (rank !== other) return other - rank;
  if (a.entry.kind !== b.entry.kind && b.entry.kind === 'diagnostic-report') return 1;
  if (a.entry.kind !== b.entry.kind && a.entry.kind === 'diagnostic-report') return -1;
  return byNewest(a, b);
}

/** Named by the version that its own source put in its place. */
function replacedMember({ entry, source }: PreparedEntry, members: Members): ReplacedMember {
  const later = members.find((member) => member.source === source);
  return { id: entry.id, words: replacedWords(later?.entry ?? entry) };
}

/** That a version was preliminary is no caution where a later one leads: its own status still says it. */
function cautionsOf(lead: PreparedEntry, members: Members): readonly Caution[] {
  const others = members.flatMap(({ entry }) => (entry === lead.entry ? [] : entry.cautions));
  return distinctCautions([...lead.entry.cautions, ...others.filter(({ type }) => type !== 'preliminary')]);
}

/** Strong keys alone hold it together, or what joins entries of one source: one original came by several paths. */
function isOneOriginal(members: Members, joins: readonly SameSourceJoin[]): boolean {
  const joined = (member: PreparedEntry): readonly string[] =>
    joins.flatMap((join, place) => (join.members.includes(member) ? [`join ${place}`] : []));
  return componentsOf(members, (member) => [...member.entry.identity.filter(isStrongKey), ...joined(member)]).length === 1;
}

const joinWords: Readonly<Record<SameSourceJoin['type'], string>> = {
  'same-id': 'same identifier',
  documents: 'same entry, repeated in documents',
  files: 'same file, listed as a report and as a document',
  versions: 'versions of one',
  plan: reasonOfKey('plan|'),
};

/** Of copies at several sources the key that they share; of entries of one source, what joins them. */
function becauseOfGroup(members: Members, joins: readonly SameSourceJoin[]): string {
  const isOfSeveral = new Set(members.map(({ source }) => source)).size > 1;
  const shared = isOfSeveral ? sharedKey(members) : undefined;
  const words = joins.map(({ type, members: [first] }) => (type === 'versions' ? versionsWords(first) : joinWords[type]));
  return [...new Set([...(shared === undefined ? [] : [reasonOfKey(shared)]), ...words])].join('; ') || 'same identifier';
}

function versionsWords(first: PreparedEntry | undefined): string {
  const noun = first?.entry.kind === 'observation' ? 'result' : first?.entry.kind === 'diagnostic-report' ? 'report' : 'document';
  return `${joinWords.versions} ${noun}`;
}

/** The key that most members share, strong ones first: what the reader is told. */
function sharedKey(members: Members): string | undefined {
  const holders = new Map<string, Set<string>>();
  for (const { entry, source } of members) {
    for (const key of entry.identity) {
      if (bondOfKey(key) === 'original' || bondOfKey(key) === 'alike') holders.set(key, (holders.get(key) ?? new Set()).add(source));
    }
  }
  const shared = [...holders].filter(([, sources]) => sources.size > 1);
  const best = shared.toSorted(
    ([a, one], [b, other]) => Number(isStrongKey(b)) - Number(isStrongKey(a)) || other.size - one.size || (a < b ? -1 : 1),
  )[0];
  return best?.[0];
}

function isReport(members: Members): boolean {
  return members.some(({ entry }) => entry.body.shape === 'panel' && entry.body.members.length > 0 && entry.assertion !== 'removed');
}

function prepared(group: Group, members: Members): PreparedGroup {
  const [lead] = members;
  if (lead === undefined) throw new RangeError('a group has at least one member');
  return new LazyRowGroup(group, lead, members);
}

/** The row is made when it is first drawn: most entries of a record are results inside a report's. */
class LazyRowGroup implements PreparedGroup {
  readonly group: Group;
  readonly lead: PreparedEntry;
  readonly members: Members;
  readonly foldsResults: boolean;
  #placed: PreparedRow | undefined;

  constructor(group: Group, lead: PreparedEntry, members: Members) {
    this.group = group;
    this.lead = lead;
    this.members = members;
    this.foldsResults = isReport(members);
  }

  get singleRow(): PreparedRow {
    this.#placed ??= { row: { type: 'single', ...rowBase(this.group, []) }, lead: this };
    return this.#placed;
  }
}
