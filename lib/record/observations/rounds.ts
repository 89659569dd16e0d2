import type { Group } from '#/lib/record/merge/group.ts';
import { memberIds } from '#/lib/record/model/entry-parts.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import { pointsOf, scoreReadingOf, type ScoreContext, sortOfEntry, usedScore } from '#/lib/record/summary/observed/early-warning.ts';
import { isNews2For } from '#/lib/record/summary/observed/news2-use.ts';
import { isPoints, signOf } from '#/lib/record/summary/observed/observation-codes.ts';
import { scorePartName } from '#/lib/record/summary/observed/score-part-name.ts';
import type { Round, RoundScore, RoundSign } from './observed-record.ts';
import { type PlacedGroup, statedMeasurements } from './place-group.ts';
import { isPointsOfScore, orderSigns, signsOfGroup } from './round-signs.ts';

/** Members of one heading that lie further apart are no one moment, whatever names them together. */
const longestRoundMs = 60 * 60_000;

/**
 * Rounds of what one source measured in one minute, newest first. A heading or a score that names others stands with them, where
 * they lie within one hour and no sign is among them twice; nothing is joined because it is near (H20).
 */
export function roundsOf(placed: readonly PlacedGroup[], context: ScoreContext): readonly Round[] {
  const keys = keysByReference(placed);
  const rounds = [...Map.groupBy(placed, (member) => keys.get(member) ?? minuteKey(member))].map(([key, groups]) =>
    roundOf(key, groups, context),
  );
  return rounds.toSorted((left, right) => right.at - left.at || (left.key < right.key ? -1 : 1));
}

/** Equal for what one source measured in one minute; a score without a time stands alone: nothing says of which round it is. */
function minuteKey({ group, date, hasTime, source }: PlacedGroup): string {
  const written = date.start ?? date.end ?? '';
  if (!hasTime) return sortOfEntry(group.lead) ? `${source} ${group.id}` : `${source} ${written.slice(0, 10)}`;
  // 01:30 comes twice in the night when the clocks go back.
  return `${source} ${written.slice(0, 16)} ${/(?:Z|[+-]\d\d:\d\d)$/.exec(written)?.[0] ?? ''}`;
}

function keysByReference(placed: readonly PlacedGroup[]): ReadonlyMap<PlacedGroup, string> {
  const headings = placed.filter(({ group }) => memberIds(group.lead).length > 0);
  if (headings.length === 0) return new Map();
  const byId = new Map<EntryId, PlacedGroup>();
  for (const member of placed) for (const { id } of member.group.members) byId.set(id, member);
  const keys = new Map<PlacedGroup, string>();
  for (const heading of headings) {
    const members = [heading, ...memberIds(heading.group.lead).flatMap((id) => byId.get(id) ?? [])];
    if (!isOneRound(members)) continue;
    // A group that two headings name brings both to one round.
    const key = members.map((member) => keys.get(member)).find((own) => own !== undefined) ?? minuteKey(members[1] ?? heading);
    for (const member of members) keys.set(member, key);
  }
  return withMinutes(placed, keys);
}

/** Whatever was measured in the minute of a named member stands with it. */
function withMinutes(placed: readonly PlacedGroup[], keys: ReadonlyMap<PlacedGroup, string>): ReadonlyMap<PlacedGroup, string> {
  const keyOfMinute = new Map([...keys].filter(([{ hasTime }]) => hasTime).map(([member, key]) => [minuteKey(member), key]));
  return new Map(
    placed.flatMap((member) => {
      const key = keys.get(member) ?? keyOfMinute.get(minuteKey(member));
      return key === undefined ? [] : [[member, key] as const];
    }),
  );
}

function isOneRound(members: readonly PlacedGroup[]): boolean {
  const times = members.map(({ at }) => at);
  if (new Set(members.map(({ source }) => source)).size > 1 || Math.max(...times) - Math.min(...times) > longestRoundMs) return false;
  const signs = members.flatMap(({ group }) =>
    [...new Set(statedMeasurements(group.lead).map(signOf))].filter((sign) => sign !== undefined),
  );
  return new Set(signs).size === signs.length;
}

function roundOf(key: string, placed: readonly PlacedGroup[], context: ScoreContext): Round {
  const groups = placed.map(({ group }) => group);
  const scores = placed.flatMap((member) => scoreOf(member, groups, context) ?? []);
  const scored = new Set(scores.map(({ group }) => group));
  const signs = orderSigns(
    placed.flatMap((member) => signsOfGroup(member).filter((sign) => !scored.has(member.group) || !isOfScore(sign))),
  );
  const drawnGroups = new Set([...signs.map(({ group }) => group), ...scored]);
  // The signs' own time, not that of a heading written later.
  const first = placed.find(({ group }) => signs.some((sign) => sign.group === group)) ?? placed[0];
  if (first === undefined) throw new RangeError('a round has at least one group');
  const encounter = groups.map(({ lead }) => lead.encounter).find((id) => id !== undefined);
  const has = (name: string): boolean => signs.some(({ sign }) => sign === name);
  return {
    key,
    date: first.date,
    day: first.day,
    at: first.at,
    hasTime: first.hasTime,
    source: first.source,
    ...(encounter !== undefined && { encounter }),
    scores,
    signs,
    groups,
    headings: groups.filter((group) => !drawnGroups.has(group)),
    isOxygenUnknown: has('saturation') && !has('oxygen'),
  };
}

/** The total, and the points of its parts, stand as the score. */
function isOfScore({ group: { lead }, measured: [first] }: RoundSign): boolean {
  return first !== undefined && (isPoints(first) || (lead.body.shape === 'measurement' && lead.body.measurement === first));
}

function scoreOf({ group }: PlacedGroup, round: readonly Group[], context: ScoreContext): RoundScore | undefined {
  const sort = sortOfEntry(group.lead);
  const reading = sort && scoreReadingOf(group, context);
  if (!reading) return undefined;
  const { day, at, highest } = reading;
  const { name, isGraded, isMisapplied } = usedScore(sort, group.lead, isNews2For(context, day));
  return { ...reading.reading, sort: { ...sort, name }, isGraded, isMisapplied, threes: threesIn(group, round), highest, day, at };
}

/** Names of the parts with 3 points: components of the score, and results of its own round that are parts of one. */
function threesIn(score: Group, round: readonly Group[]): readonly string[] {
  const components = score.lead.body.shape === 'measurement' ? score.lead.body.components.filter(isPoints) : [];
  const results = round
    .filter((group) => group !== score && sortOfEntry(group.lead) === undefined)
    .flatMap(({ lead }) => statedMeasurements(lead))
    .filter(isPointsOfScore);
  const threes = [...components, ...results].filter((measured) => pointsOf(measured) === 3);
  return [...new Set(threes.map(({ code }) => scorePartName(code.text)))];
}
