import type { Row } from './arrangement.ts';
import { componentsOf } from './connected-components.ts';
import { conflictsOf } from './conflicts.ts';
import { distinctCautions } from './group.ts';
import type { Group, ReplacedMember } from './group.ts';
import { bondOfKey, isStrongKey } from './identity-key.ts';
import type { SameSourceJoin } from './same-source.ts';
import { sameSourceJoins } from './same-source.ts';
import { byNewest } from './prepared-entry.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { makeRowBase } from './row-base.ts';
import { memberIds } from '#/lib/record/model/entry-parts.ts';
import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import { finalRank, versionRank } from './version-rank.ts';
import { joinReason, reasonOfKey, replacedWords } from './words.ts';

/** A group with its prepared members. */
export interface PreparedGroup {
  readonly group: Group;
  readonly lead: PreparedEntry;
  readonly members: readonly PreparedEntry[];
  /** A report that names results, which are folded into its row. */
  readonly foldsResults: boolean;
  /** The group's row when nothing is folded into it: the same object each time, so that a list draws only rows that changed. */
  readonly singleRow: PreparedRow;
}

/** A row with the group that leads it, whose date places the row in its month. */
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
  return preparedGroup(group, [lead]);
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
    reason: reasonOfGroup(members, joins),
    conflicts: conflictsOf(current.toSorted(byLead)),
    ...(replaced.length > 0 && { replaced }),
    cautions: cautionsOf(lead, members),
  };
  return preparedGroup(group, members);
}

/** Leaves out members of which a later version is present; versions that replace each other in a circle all stay. */
function currentOf(members: Members, joins: readonly SameSourceJoin[]): Members {
  const replaced = new Set(joins.flatMap((join) => join.replaced));
  const current = members.filter((member) => !replaced.has(member));
  return current.length === 0 ? members : current;
}

/** The later version leads from whatever source (H35); of one file the report leads, which says what is in it. */
function byLead(left: PreparedEntry, right: PreparedEntry): number {
  const [leftRank, rightRank] = [versionRank(left.entry) ?? finalRank, versionRank(right.entry) ?? finalRank];
  if (leftRank !== rightRank) return rightRank - leftRank;
  if (left.entry.kind !== right.entry.kind && right.entry.kind === 'diagnostic-report') return 1;
  if (left.entry.kind !== right.entry.kind && left.entry.kind === 'diagnostic-report') return -1;
  return byNewest(left, right);
}

/** Words for a replaced member, by the version that its own source put in its place. */
function replacedMember({ entry, source }: PreparedEntry, members: Members): ReplacedMember {
  const later = members.find((member) => member.source === source);
  return { id: entry.id, words: replacedWords(later?.entry ?? entry) };
}

/** Leaves out that an earlier version was preliminary: its own status still says so. */
function cautionsOf(lead: PreparedEntry, members: Members): readonly EntryCaution[] {
  const furtherCautions = members.flatMap(({ entry }) => (entry === lead.entry ? [] : entry.cautions));
  return distinctCautions([...lead.entry.cautions, ...furtherCautions.filter(({ type }) => type !== 'preliminary')]);
}

/** Tells whether strong keys and joins within a source hold the group together: then one original arrived by several paths. */
function isOneOriginal(members: Members, joins: readonly SameSourceJoin[]): boolean {
  const joined = (member: PreparedEntry): readonly string[] =>
    joins.flatMap((join, number) => (join.members.includes(member) ? [`join ${number}`] : []));
  return componentsOf(members, (member) => [...member.entry.identity.filter(isStrongKey), ...joined(member)]).length === 1;
}

/** The key that copies at several sources share, then the joins of entries within a source. */
function reasonOfGroup(members: Members, joins: readonly SameSourceJoin[]): string {
  const isOfSeveral = new Set(members.map(({ source }) => source)).size > 1;
  const shared = isOfSeveral ? sharedKey(members) : undefined;
  return [...new Set([...(shared === undefined ? [] : [reasonOfKey(shared)]), ...joins.map(joinReason)])].join('; ') || 'same identifier';
}

/** The key that most sources share, strong keys first: the reader's reason. */
function sharedKey(members: Members): string | undefined {
  const holders = new Map<string, Set<string>>();
  for (const { entry, source } of members) {
    for (const key of entry.identity) {
      if (bondOfKey(key) === 'original' || bondOfKey(key) === 'alike') holders.set(key, (holders.get(key) ?? new Set()).add(source));
    }
  }
  const shared = [...holders].filter(([, sources]) => sources.size > 1);
  const best = shared.toSorted(
    ([leftKey, left], [rightKey, right]) =>
      Number(isStrongKey(rightKey)) - Number(isStrongKey(leftKey)) || right.size - left.size || (leftKey < rightKey ? -1 : 1),
  )[0];
  return best?.[0];
}

function isReport(members: Members): boolean {
  return members.some(({ entry }) => memberIds(entry).length > 0 && entry.assertion !== 'removed');
}

function preparedGroup(group: Group, members: Members): PreparedGroup {
  const [lead] = members;
  if (lead === undefined) throw new RangeError('a group has at least one member');
  return new LazyRowGroup(group, lead, members);
}

/** Makes its row on first use: most entries of a record are results inside a report's row. */
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
    this.#placed ??= { row: { type: 'single', ...makeRowBase(this.group, []) }, lead: this };
    return this.#placed;
  }
}
