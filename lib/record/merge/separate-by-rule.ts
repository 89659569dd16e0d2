import { componentsOf } from './connected-components.ts';
import { businessNumbersOf, heldTime, namesOf, systemOfText } from './entry-facts.ts';
import { isStrongKey } from './identity-key.ts';
import { mergeRuleOfKind } from './kind-rules.ts';
import type { SeparatingField } from './kind-rules.ts';
import type { PreparedEntry } from './prepared-entry.ts';

/** Entries of one source that are one thing (`same-source.ts`). */
type SourceGroup = readonly PreparedEntry[];
type SourceGroups = readonly SourceGroup[];

/** Splits source groups that share a key into the parts that their kind's rule separates (`MergeRule.separateBy`). */
export function separateByRule(groups: SourceGroups): readonly SourceGroups[] {
  const [first] = groups[0] ?? [];
  const fields = first === undefined || groups.length < 2 ? [] : (mergeRuleOfKind(first.entry.kind).separateBy ?? []);
  return fields.reduce<readonly SourceGroups[]>(
    (parts, field) => parts.flatMap((part) => (part.length < 2 ? [part] : separateByField(field, part))),
    [groups],
  );
}

function separateByField(field: SeparatingField, groups: SourceGroups): readonly SourceGroups[] {
  if (field === 'code') return separateByNames(groups, namesOf);
  // Entries that a strong key binds are one original, whatever else differs: a difference within is a conflict.
  const blocks = componentsOf(groups, (group) => group.flatMap(({ entry }) => entry.identity.filter(isStrongKey)));
  if (blocks.length < 2) return [groups];
  const merged = blocks.map((block) => block.flat());
  const parts = partsByField(field, merged);
  if (parts.length < 2) return [groups];
  const partOfMember = new Map(parts.flatMap((part, number) => part.flat().map((member) => [member, number] as const)));
  return [...Map.groupBy(groups, ([member]) => (member === undefined ? -1 : partOfMember.get(member))).values()];
}

function partsByField(field: Exclude<SeparatingField, 'code'>, groups: SourceGroups): readonly SourceGroups[] {
  if (field === 'number') return separateByNames(groups, businessNumbersOf);
  if (field === 'end') return [...Map.groupBy(groups, endOfGroup).values()];
  return field === 'onset' ? separateByTime(groups) : separateByValue(groups, field);
}

/**
 * Day on which a medicine ended, or "running": an ended order in the row of a running one would read as running, or hide that the
 * other still is; courses that ended on other days are two (H37).
 */
function endOfGroup(group: SourceGroup): string {
  if (!group.every(({ isOverMedicine }) => isOverMedicine)) return 'running';
  const ends = group.flatMap(({ entry }) => [entry.date, ...entry.otherDates].flatMap((date) => date?.end?.slice(0, 10) ?? []));
  return ends.toSorted().at(-1) ?? '';
}

/** Separates groups that name different things in one system; groups that share a name, through others too, stay together. */
function separateByNames(groups: SourceGroups, namesIn: (entry: PreparedEntry['entry']) => readonly string[]): readonly SourceGroups[] {
  const namesOfGroup = (group: SourceGroup): readonly string[] => group.flatMap(({ entry }) => namesIn(entry));
  const parts = componentsOf(
    groups.filter((group) => namesOfGroup(group).length > 0),
    namesOfGroup,
  );
  const seenSystems = new Set<string>();
  const isOneSystemTwice = parts.some((part) => {
    const systems = [...new Set(part.flatMap(namesOfGroup).map(systemOfText))];
    const isSeen = systems.some((system) => seenSystems.has(system));
    systems.forEach((system) => seenSystems.add(system));
    return isSeen;
  });
  return isOneSystemTwice ? withUnstated(parts, groups) : [groups];
}

function separateByValue(groups: SourceGroups, field: string): readonly SourceGroups[] {
  const valueOf = (group: SourceGroup): string | undefined =>
    group.map(({ entry }) => entry.compare[field]).find((value) => value !== undefined);
  const stated = groups.filter((group) => valueOf(group) !== undefined);
  return withUnstated([...Map.groupBy(stated, valueOf).values()], groups);
}

/** Keeps groups together whose times overlap, directly or through others. */
function separateByTime(groups: SourceGroups): readonly SourceGroups[] {
  const timed = groups.flatMap((group) => {
    const times = group.flatMap(({ entry }) => heldTime(entry) ?? []);
    const span = { from: Math.min(...times.map(({ from }) => from)), to: Math.max(...times.map(({ to }) => to)) };
    return times.length === 0 ? [] : [{ group, ...span }];
  });
  const parts: { groups: SourceGroup[]; to: number }[] = [];
  for (const { group, from, to } of timed.toSorted((left, right) => left.from - right.from)) {
    const last = parts.at(-1);
    if (last && from <= last.to) {
      last.groups.push(group);
      last.to = Math.max(last.to, to);
    } else parts.push({ groups: [group], to });
  }
  return withUnstated(
    parts.map((part) => part.groups),
    groups,
  );
}

/** Groups without the field join the only part; with several parts they stay separate, for a choice would be a guess. */
function withUnstated(parts: readonly SourceGroups[], groups: SourceGroups): readonly SourceGroups[] {
  if (parts.length < 2) return [groups];
  const stated = new Set(parts.flat());
  const unstated = groups.filter((group) => !stated.has(group));
  return unstated.length === 0 ? parts : [...parts, unstated];
}
