import { namingCodesOf, differInOneSystem, businessNumbersOf } from './entry-facts.ts';
import type { Conflict } from './group.ts';
import { bondOfKey } from './identity-key.ts';
import { mergeRuleOfKind } from './kind-rules.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

type Members = readonly PreparedEntry[];

/**
 * What a key of likeness proves in being equal (what, when, which number), a key of origin does not: copies of one
 * original that name another thing, another time, another number or another file are shown as a conflict (H20).
 */
export function originalConflicts(members: Members): readonly Conflict[] {
  const [first] = members;
  if (first === undefined || members.length < 2 || members.some(({ entry }) => entry.kind !== first.entry.kind)) return [];
  const { codeLabel: what, mergesByName: byName, isKeyedByDay: byDay, separateBy: apart } = mergeRuleOfKind(first.entry.kind);
  if (areAllAlike(members)) {
    const other = byName === true ? [] : whatConflict(members, what, areCodedOtherwise);
    return [
      ...other,
      ...(byDay === true ? dateConflict(members) : []),
      ...endConflict(members),
      ...(apart?.includes('onset') === true ? onsetConflict(members) : []),
    ];
  }
  return [
    ...whatConflict(members, what, areOther),
    ...dateConflict(members),
    ...endConflict(members),
    ...numberConflict(members),
    ...fileConflict(members),
  ];
}

/** One key of likeness is every member's. */
function areAllAlike(members: Members): boolean {
  const [first, ...others] = members.map(({ entry }) => entry.identity.filter((key) => bondOfKey(key) === 'alike'));
  return first?.some((key) => others.every((keys) => keys.includes(key))) ?? false;
}

function whatConflict(members: Members, field: string, areOther: (a: TimelineEntry, b: TimelineEntry) => boolean): readonly Conflict[] {
  if (!somePair(members, ({ entry: a }, { entry: b }) => areOther(a, b))) return [];
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

function areCodedOtherwise(a: TimelineEntry, b: TimelineEntry): boolean {
  return differInOneSystem(namingCodesOf(a), namingCodesOf(b));
}

/** Where they share no system of codes, only words can be compared. */
function areOther(a: TimelineEntry, b: TimelineEntry): boolean {
  if (areCodedOtherwise(a, b)) return true;
  const others = namingCodesOf(b);
  return !namingCodesOf(a).some((code) => others.includes(code)) && nameOf(a).toLowerCase() !== nameOf(b).toLowerCase();
}

function nameOf({ code, title }: TimelineEntry): string {
  return code?.text ?? title;
}

/** Two dates of one meaning that cannot be the same moment; or none at all beside one. */
function dateConflict(members: Members): readonly Conflict[] {
  if (!somePair(members, ({ entry: a }, { entry: b }) => areOtherTimes(a, b))) return [];
  return [
    {
      field: 'Date',
      values: members.map(({ source, entry }) => ({ source, value: entry.date?.start ?? entry.date?.end ?? 'not stated' })),
    },
  ];
}

function areOtherTimes(a: TimelineEntry, b: TimelineEntry): boolean {
  if (a.date === undefined || b.date === undefined) return a.date !== b.date;
  const same = [b.date, ...b.otherDates].find(({ kind }) => kind === a.date?.kind);
  return same !== undefined && areOtherMoments(a.date.start, same.start);
}

/** Ends of the same period: one that is not over yet, or says nothing of its end, is no other. */
function endConflict(members: Members): readonly Conflict[] {
  const ended = members.filter(({ entry }) => entry.date?.end !== undefined);
  const differ = somePair(
    ended,
    ({ entry: { date: a } }, { entry: { date: b } }) => a?.kind === b?.kind && areOtherMoments(a?.end, b?.end),
  );
  return differ ? [{ field: 'End', values: ended.map(({ source, entry }) => ({ source, value: entry.date?.end ?? '' })) }] : [];
}

function onsetConflict(members: Members): readonly Conflict[] {
  const onsets = members.flatMap(({ source, entry }) => {
    const onset = [entry.date, ...entry.otherDates].find((date) => date?.kind === 'onset');
    return onset?.start === undefined ? [] : [{ source, value: onset.start }];
  });
  const differ = onsets.some((a) => onsets.some((b) => areOtherMoments(a.value, b.value)));
  return differ ? [{ field: 'Onset', values: onsets }] : [];
}

const withZone = /T.*(?:Z|[+-]\d\d:\d\d)$/;

/** Two FHIR texts that cannot be the same moment: to the minute where both name their zone, else as far as both are written. */
function areOtherMoments(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one !== other;
  if (withZone.test(one) && withZone.test(other)) return Math.floor(Date.parse(one) / 60_000) !== Math.floor(Date.parse(other) / 60_000);
  const walls = [one, other].map((text) => text.replace(/(?:Z|(?<=T.*)[+-]\d\d:\d\d)$/, ''));
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

/** As `system|value`: hashes, and a document's own number. */
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

function somePair(members: Members, differ: (a: PreparedEntry, b: PreparedEntry) => boolean): boolean {
  return members.some((a, place) => members.slice(place + 1).some((b) => differ(a, b)));
}
