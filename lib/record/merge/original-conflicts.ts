import { namingCodesOf, differInOneSystem, businessNumbersOf } from './entry-facts.ts';
import type { FieldConflict } from './group.ts';
import { bondOfKey } from './identity-key.ts';
import { mergeRuleOfKind } from './kind-rules.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { notStated } from './words.ts';

type Members = readonly PreparedEntry[];

/**
 * Conflicts between copies in the things that a strong key does not prove: copies of one original that name a different
 * thing, time, number or file are shown as a conflict (H20). A key of likeness proves these by being equal.
 */
export function originalConflicts(members: Members): readonly FieldConflict[] {
  const [first] = members;
  if (first === undefined || members.length < 2 || members.some(({ entry }) => entry.kind !== first.entry.kind)) return [];
  const { codeLabel, mergesByName, isKeyedByDay, separateBy } = mergeRuleOfKind(first.entry.kind);
  if (areAllAlike(members)) {
    const nameConflict = mergesByName === true ? [] : codeConflict(members, codeLabel, areCodedDifferently);
    return [
      ...nameConflict,
      ...(isKeyedByDay === true ? dateConflict(members) : []),
      ...endConflict(members),
      ...(separateBy?.includes('onset') === true ? onsetConflict(members) : []),
    ];
  }
  return [
    ...codeConflict(members, codeLabel, nameDifferentThings),
    ...dateConflict(members),
    ...endConflict(members),
    ...numberConflict(members),
    ...fileConflict(members),
  ];
}

/** Tells whether every member has one key of likeness in common. */
function areAllAlike(members: Members): boolean {
  const [first, ...rest] = members.map(({ entry }) => entry.identity.filter((key) => bondOfKey(key) === 'alike'));
  return first?.some((key) => rest.every((keys) => keys.includes(key))) ?? false;
}

/** A conflict with every member's value, where a pair of members differs. */
function conflictWhere(
  field: string,
  members: Members,
  differ: (left: TimelineEntry, right: TimelineEntry) => boolean,
  valueOf: (entry: TimelineEntry) => string,
): readonly FieldConflict[] {
  const hasDifference = members.some((left, index) => members.slice(index + 1).some((right) => differ(left.entry, right.entry)));
  return hasDifference ? [{ field, values: members.map(({ source, entry }) => ({ source, value: valueOf(entry) })) }] : [];
}

/** Names the codes too where all members have the same words. */
function codeConflict(
  members: Members,
  field: string,
  differ: (left: TimelineEntry, right: TimelineEntry) => boolean,
): readonly FieldConflict[] {
  const names = new Set(members.map(({ entry }) => nameOf(entry)));
  return conflictWhere(field, members, differ, (entry) =>
    names.size > 1 ? nameOf(entry) : [nameOf(entry), ...namingCodesOf(entry).map(valueInText)].join(' '),
  );
}

function areCodedDifferently(left: TimelineEntry, right: TimelineEntry): boolean {
  return differInOneSystem(namingCodesOf(left), namingCodesOf(right));
}

/** Compares codes, and words only where the entries share no code. */
function nameDifferentThings(left: TimelineEntry, right: TimelineEntry): boolean {
  if (areCodedDifferently(left, right)) return true;
  const rightCodes = namingCodesOf(right);
  return !namingCodesOf(left).some((code) => rightCodes.includes(code)) && nameOf(left).toLowerCase() !== nameOf(right).toLowerCase();
}

function nameOf({ code, title }: TimelineEntry): string {
  return code?.text ?? title;
}

/** Two dates of one meaning that cannot be the same moment, or a date that only some members have. */
function dateConflict(members: Members): readonly FieldConflict[] {
  return conflictWhere('Date', members, haveDifferentTimes, ({ date }) => date?.start ?? date?.end ?? notStated);
}

function haveDifferentTimes(left: TimelineEntry, right: TimelineEntry): boolean {
  if (left.date === undefined || right.date === undefined) return left.date !== right.date;
  const counterpart = [right.date, ...right.otherDates].find(({ kind }) => kind === left.date?.kind);
  return counterpart !== undefined && areDifferentMoments(left.date.start, counterpart.start);
}

/** Ends of the same period that differ; a period without an end contradicts none. */
function endConflict(members: Members): readonly FieldConflict[] {
  const ended = members.filter(({ entry }) => entry.date?.end !== undefined);
  const differ = ({ date: left }: TimelineEntry, { date: right }: TimelineEntry): boolean =>
    left?.kind === right?.kind && areDifferentMoments(left?.end, right?.end);
  return conflictWhere('End', ended, differ, ({ date }) => date?.end ?? notStated);
}

function onsetConflict(members: Members): readonly FieldConflict[] {
  const dated = members.filter(({ entry }) => onsetOf(entry) !== undefined);
  const differ = (left: TimelineEntry, right: TimelineEntry): boolean => areDifferentMoments(onsetOf(left), onsetOf(right));
  return conflictWhere('Onset', dated, differ, (entry) => onsetOf(entry) ?? notStated);
}

function onsetOf({ date, otherDates }: TimelineEntry): string | undefined {
  return [date, ...otherDates].find((candidate) => candidate?.kind === 'onset')?.start;
}

const zone = /(?:Z|[+-]\d\d:\d\d)$/;

/** Zone at the end of an instant: a day has none. */
function zoneOf(text: string): string | undefined {
  const [offset] = zone.exec(text) ?? [];
  const time = text.indexOf('T');
  return offset !== undefined && time !== -1 && time < text.length - offset.length ? offset : undefined;
}

/** Two FHIR texts that cannot be the same moment: to the minute where both name their zone, else as far as both are written. */
function areDifferentMoments(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return left !== right;
  if (zoneOf(left) !== undefined && zoneOf(right) !== undefined)
    return Math.floor(Date.parse(left) / 60_000) !== Math.floor(Date.parse(right) / 60_000);
  const walls = [left, right].map((text) =>
    text.endsWith('Z') ? text.slice(0, -1) : text.slice(0, text.length - (zoneOf(text) ?? '').length),
  );
  const length = Math.min(...walls.map((wall) => wall.length));
  return walls[0]?.slice(0, length) !== walls[1]?.slice(0, length);
}

function numberConflict(members: Members): readonly FieldConflict[] {
  const differ = (left: TimelineEntry, right: TimelineEntry): boolean =>
    differInOneSystem(businessNumbersOf(left), businessNumbersOf(right));
  return conflictWhere('Identifier', members, differ, (entry) => valuesText(businessNumbersOf(entry)));
}

function fileConflict(members: Members): readonly FieldConflict[] {
  const differ = (left: TimelineEntry, right: TimelineEntry): boolean => differInOneSystem(filesOf(left), filesOf(right));
  return conflictWhere('File', members, differ, (entry) => valuesText(filesOf(entry)));
}

/** File hashes and a document's own number, as `system|value`. */
function filesOf({ identity }: TimelineEntry): readonly string[] {
  return identity.filter((key) => key.startsWith('file|hash|') || key.startsWith('document|'));
}

function valuesText(texts: readonly string[]): string {
  return texts.map(valueInText).join(', ') || notStated;
}

/** The value of a `system|value` text. */
function valueInText(text: string): string {
  return text.slice(text.lastIndexOf('|') + 1);
}
