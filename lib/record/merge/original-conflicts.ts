import { namingCodesOf, differInOneSystem, businessNumbersOf } from './entry-facts.ts';
import type { Conflict } from './group.ts';
import { bondOfKey } from './identity-key.ts';
import { mergeRuleOfKind } from './kind-rules.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

type Members = readonly PreparedEntry[];

/**
 * Conflicts between copies in the things that a strong key does not prove: copies of one original that name a different
 * thing, time, number or file are shown as a conflict (H20). A key of likeness proves these by being equal.
 */
export function originalConflicts(members: Members): readonly Conflict[] {
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

function codeConflict(
  members: Members,
  field: string,
  differ: (left: TimelineEntry, right: TimelineEntry) => boolean,
): readonly Conflict[] {
  if (!somePair(members, ({ entry: left }, { entry: right }) => differ(left, right))) return [];
  const texts = new Set(members.map(({ entry }) => nameOf(entry)));
  return [
    {
      field,
      values: members.map(({ source, entry }) => ({
        source,
        value:
          texts.size > 1
            ? nameOf(entry)
            : [nameOf(entry), ...namingCodesOf(entry).map((code) => code.slice(code.lastIndexOf('|') + 1))].join(' '),
      })),
    },
  ];
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
function dateConflict(members: Members): readonly Conflict[] {
  if (!somePair(members, ({ entry: a }, { entry: b }) => haveDifferentTimes(a, b))) return [];
  return [
    {
      field: 'Date',
      values: members.map(({ source, entry }) => ({ source, value: entry.date?.start ?? entry.date?.end ?? 'not stated' })),
    },
  ];
}

function haveDifferentTimes(a: TimelineEntry, b: TimelineEntry): boolean {
  if (a.date === undefined || b.date === undefined) return a.date !== b.date;
  const counterpart = [b.date, ...b.otherDates].find(({ kind }) => kind === a.date?.kind);
  return counterpart !== undefined && areDifferentMoments(a.date.start, counterpart.start);
}

/** Ends of the same period that differ; a period without an end contradicts none. */
function endConflict(members: Members): readonly Conflict[] {
  const ended = members.filter(({ entry }) => entry.date?.end !== undefined);
  const differ = somePair(
    ended,
    ({ entry: { date: a } }, { entry: { date: b } }) => a?.kind === b?.kind && areDifferentMoments(a?.end, b?.end),
  );
  return differ ? [{ field: 'End', values: ended.map(({ source, entry }) => ({ source, value: entry.date?.end ?? '' })) }] : [];
}

function onsetConflict(members: Members): readonly Conflict[] {
  const onsets = members.flatMap(({ source, entry }) => {
    const onset = [entry.date, ...entry.otherDates].find((date) => date?.kind === 'onset');
    return onset?.start === undefined ? [] : [{ source, value: onset.start }];
  });
  const differ = onsets.some((a) => onsets.some((b) => areDifferentMoments(a.value, b.value)));
  return differ ? [{ field: 'Onset', values: onsets }] : [];
}

const withZone = /T.*(?:Z|[+-]\d\d:\d\d)$/;

/** Two FHIR texts that cannot be the same moment: to the minute where both name their zone, else as far as both are written. */
function areDifferentMoments(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return left !== right;
  if (withZone.test(left) && withZone.test(right)) return Math.floor(Date.parse(left) / 60_000) !== Math.floor(Date.parse(right) / 60_000);
  const walls = [left, right].map((text) => text.replace(/(?:Z|(?<=T.*)[+-]\d\d:\d\d)$/, ''));
  const length = Math.min(...walls.map((wall) => wall.length));
  return walls[0]?.slice(0, length) !== walls[1]?.slice(0, length);
}

function numberConflict(members: Members): readonly Conflict[] {
  if (!somePair(members, ({ entry: a }, { entry: b }) => differInOneSystem(businessNumbersOf(a), businessNumbersOf(b)))) return [];
  return [{ field: 'Identifier', values: linesOf(members, businessNumbersOf) }];
}

function fileConflict(members: Members): readonly Conflict[] {
  if (!somePair(members, ({ entry: a }, { entry: b }) => differInOneSystem(filesOf(a), filesOf(b)))) return [];
  return [{ field: 'File', values: linesOf(members, filesOf) }];
}

/** File hashes and a document's own number, as `system|value`. */
function filesOf({ identity }: TimelineEntry): readonly string[] {
  return identity.filter((key) => key.startsWith('file|hash|') || key.startsWith('document|'));
}

function linesOf(members: Members, textsOf: (entry: TimelineEntry) => readonly string[]): Conflict['values'] {
  return members.map(({ source, entry }) => ({
    source,
    value:
      textsOf(entry)
        .map((text) => text.slice(text.lastIndexOf('|') + 1))
        .join(', ') || 'not stated',
  }));
}

function somePair(members: Members, differ: (left: PreparedEntry, right: PreparedEntry) => boolean): boolean {
  return members.some((left, index) => members.slice(index + 1).some((right) => differ(left, right)));
}
