import { areProvablyDifferent, fileSetOf, isFromDocument, namesOf, businessNumbersOf } from './entry-facts.ts';
import { componentsOf } from './connected-components.ts';
import { bondOfKey } from './identity-key.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { areMeasuredApart, finalRank, versionKeys, versionRank } from './version-rank.ts';

type Members = readonly PreparedEntry[];

/** A reason for which entries of one source are one thing; without one they are two, whatever their keys say (H20). */
export interface SameSourceJoin {
  readonly type: 'same-id' | 'documents' | 'files' | 'versions' | 'plan';
  readonly members: Members;
  /** Members of which a later version is among the members. */
  readonly replaced: Members;
}

/** Puts entries of one source that are one thing together, in order. */
export function groupsWithinSource(members: Members): readonly Members[] {
  if (members.length === 1) return [members];
  const joins = sameSourceJoins(members);
  if (joins.length === 0) return members.map((member) => [member]);
  const keys = new Map<PreparedEntry, string[]>(members.map((member) => [member, []]));
  joins.forEach((join, number) => join.members.forEach((member) => keys.get(member)?.push(String(number))));
  return componentsOf(members, (member) => keys.get(member) ?? []);
}

/** Everything that joins entries of one source. */
export function sameSourceJoins(members: Members): readonly SameSourceJoin[] {
  if (members.length < 2) return [];
  return [...sameIds(members), ...documents(members), ...files(members), ...versions(members), ...replacements(members), ...plans(members)];
}

function join(type: SameSourceJoin['type'], members: Members, replaced: Members = []): readonly SameSourceJoin[] {
  return members.length < 2 ? [] : [{ type, members, replaced }];
}

/** An id twice is one thing (standards §5, key 1). */
function sameIds(members: Members): readonly SameSourceJoin[] {
  return [...Map.groupBy(members, ({ entry }) => entry.id).values()].flatMap((holders) => join('same-id', holders));
}

/**
 * An act may stand in several documents of a source (with one id in all) and in the source's own record. Where the
 * record itself has two of that id, nothing says which of them the documents repeat.
 */
function documents(members: Members): readonly SameSourceJoin[] {
  if (!members.some(({ entry }) => isFromDocument(entry))) return [];
  return holdersOf(members, strongKeys).flatMap((holders) => {
    const [inDocuments, inRecord] = [
      holders.filter(({ entry }) => isFromDocument(entry)),
      holders.filter(({ entry }) => !isFromDocument(entry)),
    ];
    return inDocuments.length === 0 ? [] : join('documents', inRecord.length === 1 ? [...inDocuments, ...inRecord] : inDocuments);
  });
}

/** A scan listed as a report's form and as a document (US Core): all files equal, and one entry of each kind. */
function files(members: Members): readonly SameSourceJoin[] {
  const bySet = Map.groupBy(members, ({ entry }) => fileSetOf(entry));
  return [...bySet].flatMap(([fileSet, holders]) => {
    const kinds = new Set(holders.map(({ entry }) => entry.kind));
    return fileSet === undefined || kinds.size !== holders.length ? [] : join('files', holders);
  });
}

/** Preliminary, final, corrected: steps of one result, by its number or by its code and time (H35). */
function versions(members: Members): readonly SameSourceJoin[] {
  const ranked = members.filter(({ entry }) => versionRank(entry) !== undefined);
  if (ranked.length < 2) return [];
  const byNumber = holdersOf(ranked, strongKeys).filter(mayBeSteps);
  const byTime = holdersOf(ranked, ({ entry, source }) => versionKeys(entry, source)).filter(
    (steps) => areSteps(steps) && !haveDifferentNumbers(steps),
  );
  return [...byNumber, ...byTime]
    .filter((steps) => !areMeasuredApart(steps.map(({ entry }) => entry)))
    .flatMap((steps) => join('versions', steps, earlierOf(steps)));
}

/** Tells whether entries of one number may be steps: several may be preliminary or corrected again, but two that are final are two results. */
function mayBeSteps(members: Members): boolean {
  const ranks = members.map(({ entry }) => versionRank(entry));
  return new Set(ranks).size > 1 && ranks.filter((rank) => rank === finalRank).length < 2;
}

/** Tells whether entries of equal code and time are steps: only where each step occurs once. */
function areSteps(members: Members): boolean {
  return members.length > 1 && new Set(members.map(({ entry }) => versionRank(entry))).size === members.length;
}

function haveDifferentNumbers(members: Members): boolean {
  const [first, ...rest] = members.map(({ entry }) => businessNumbersOf(entry));
  return first !== undefined && rest.some((numbers) => areProvablyDifferent(first, numbers));
}

/** All but the last step; of several corrections the one that was changed last. */
function earlierOf(members: Members): Members {
  const last = members.toSorted((a, b) => (versionRank(b.entry) ?? 0) - (versionRank(a.entry) ?? 0) || compare(changed(b), changed(a)))[0];
  return members.filter((member) => member !== last);
}

function changed({ entry }: PreparedEntry): string {
  return `${entry.origins[0]?.lastUpdated ?? ''} ${entry.id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Entries that name the entry they replace (DocumentReference.relatesTo, Composition.relatesTo, Observation.related). */
function replacements(members: Members): readonly SameSourceJoin[] {
  return members.flatMap((later) =>
    targetsOf(later, members, 'replaces').flatMap((earlier) =>
      earlier.entry.kind === later.entry.kind && !targetsOf(earlier, members, 'replaces').includes(later)
        ? join('versions', [later, earlier], [earlier])
        : [],
    ),
  );
}

/** The one statement about an order of the same source (GP Connect: MedicationStatement.basedOn). */
function plans(members: Members): readonly SameSourceJoin[] {
  const statements = members.flatMap((statement) => targetsOf(statement, members, 'plan').map((order) => ({ statement, order })));
  const byOrder = Map.groupBy(statements, ({ order }) => order);
  return [...byOrder].flatMap(([order, pairs]) =>
    pairs.length === 1 ? join('plan', [...pairs.map(({ statement }) => statement), order]) : [],
  );
}

function targetsOf({ entry }: PreparedEntry, members: Members, bond: 'replaces' | 'plan'): Members {
  const ids = entry.identity.filter((key) => bondOfKey(key) === bond).map((key) => key.slice(bond.length + 1));
  return ids.length === 0 ? [] : members.filter((member) => member.entry !== entry && ids.includes(member.entry.id));
}

function strongKeys({ entry }: PreparedEntry): readonly string[] {
  return entry.identity.filter((key) => bondOfKey(key) === 'original' && !key.startsWith('file|')).map((key) => `${entry.kind} ${key}`);
}

/** Lists, key by key, the members that hold a key; members that name different things are listed separately. */
function holdersOf(members: Members, keysOf: (member: PreparedEntry) => readonly string[]): readonly Members[] {
  const byKey = new Map<string, PreparedEntry[]>();
  for (const member of members) {
    for (const key of keysOf(member)) {
      const holders = byKey.get(key);
      if (holders === undefined) byKey.set(key, [member]);
      else holders.push(member);
    }
  }
  return [...byKey.values()]
    .filter((holders) => holders.length > 1)
    .flatMap((holders) => componentsOf(holders, ({ entry }) => (namesOf(entry).length > 0 ? namesOf(entry) : ['no name'])))
    .filter((holders) => holders.length > 1);
}
