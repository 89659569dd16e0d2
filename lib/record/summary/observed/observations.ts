import { anchorOf, partsDays } from '#/lib/record/dates/date-interval.ts';
import { localDate } from '#/lib/record/dates/local-date.ts';
import { sortOrderOfDay } from '#/lib/record/dates/sort-position.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { type EarlyWarning, earlyWarningOf, isOwn, type ScoreContext } from './early-warning.ts';
import { isPoints, scoreSortOf, signNames, signOf, type SignName } from './observation-codes.ts';

/** The last observations: scores, the newest set, and the weight. */
export interface Observations {
  readonly score?: EarlyWarning;
  readonly set?: ObservationSet;
  readonly weight?: ObservedSign;
}

/** Everything that one source measured in one minute. */
export interface ObservationSet {
  /** The group that opens with it. */
  readonly group: Group;
  /** On the locale's clock. */
  readonly date: ClinicalDate;
  readonly isToday: boolean;
  /** In the order in which they are read. */
  readonly signs: readonly ObservedSign[];
  /** The same moment as the newest score: its time stands there. */
  readonly isOfScore: boolean;
  /** A set with a saturation of which nothing says whether it was taken on air or on oxygen. */
  readonly isOxygenUnknown: boolean;
}

export interface ObservedSign {
  /** Undefined for what is no usual sign: a peak flow, a pain score. */
  readonly sign: SignName | undefined;
  /** The measured value; of a blood pressure both halves. */
  readonly measured: readonly Measurement[];
  readonly group: Group;
  /** On the locale's clock. */
  readonly date: ClinicalDate;
}

/** `groups`: of vital signs, and of whatever else may hold a score, newest first. */
export function observationsOf(groups: readonly PreparedGroup[], context: ScoreContext): Observations {
  const score = earlyWarningOf(groups, context);
  const newest = firstSign(groups, roundSigns, context);
  const set = newest && setOf(newest.sign, near(groups, newest.order), score, context);
  const weight = firstSign(groups, new Set<SignName>(['weight']), context)?.sign;
  return { ...(score && { score }), ...(set && { set }), ...(weight && { weight }) };
}

/** Signs of which any begins a round; oxygen or a scale alone is none. */
const roundSigns: ReadonlySet<SignName> = new Set<SignName>(['pressure', 'pulse', 'respiration', 'saturation', 'temperature']);

/** Looks into the groups one by one: a record has tens of thousands. */
function firstSign(groups: readonly PreparedGroup[], wanted: ReadonlySet<SignName>, context: ScoreContext) {
  const isWanted = (sign: SignName | undefined): boolean => sign !== undefined && wanted.has(sign);
  for (const { group, lead } of groups) {
    if (!measurementsOf(group.lead.body).some((measured) => isWanted(signOf(measured)))) continue;
    const sign = signsOf(group, context).find((observed) => isWanted(observed.sign));
    if (sign) return { sign, order: lead.order };
  }
  return undefined;
}

/** Groups within a day of an order: those of one minute are among them, in whatever zone they were written. */
function near(groups: readonly PreparedGroup[], order: number): readonly PreparedGroup[] {
  return groups.filter(({ lead }) => Math.abs(lead.order - order) <= sortOrderOfDay(1));
}

function signsOf(group: Group, { locale, today }: ScoreContext): readonly ObservedSign[] {
  const { lead } = group;
  const isScore = lead.body.shape === 'measurement' && scoreSortOf(lead.code ?? lead.body.measurement.code) !== undefined;
  // A saturation or an inspired oxygen among results is one of blood gases.
  if (!isOwn(lead) || lead.date === undefined || (lead.category !== 'vitals' && !isScore)) return [];
  const date = localDate(lead.date, locale);
  const parts = anchorOf(date);
  // A date that lies ahead is a mistake of its source: the list has it (H14).
  if (parts?.day === undefined || partsDays(parts).first > today) return [];
  const own = measurementsOf(lead.body).filter((measured) => measured.value !== undefined || signOf(measured) === 'oxygen');
  const bySign = Map.groupBy(own, (measured) => signOf(measured));
  const furtherValues = !isScore ? (bySign.get(undefined) ?? []).filter((measured) => !isPartOfScore(measured)) : [];
  return [
    ...signNames.flatMap((sign): readonly ObservedSign[] => {
      const measured = bySign.get(sign) ?? [];
      if (sign === 'pressure') return measured.length === 0 ? [] : [{ sign, measured, group, date }];
      return measured.map((value) => ({ sign, measured: [value], group, date }));
    }),
    ...furtherValues.map((value) => ({ sign: undefined, measured: [value], group, date })),
  ];
}

/** The points of a part stand with their score. */
const isPartOfScore = (measured: Measurement): boolean => isPoints(measured) && /\bNEWS|\bearly warning/i.test(measured.code.text);

function setOf(
  newest: ObservedSign,
  groups: readonly PreparedGroup[],
  score: EarlyWarning | undefined,
  context: ScoreContext,
): ObservationSet {
  const moment = momentOf(newest);
  const observed = groups.flatMap(({ group }) => signsOf(group, context));
  const signs = observed.filter((sign) => sign.sign !== 'weight' && momentOf(sign) === moment).toSorted((a, b) => rank(a) - rank(b));
  const parts = anchorOf(newest.date);
  const has = (name: SignName): boolean => signs.some(({ sign }) => sign === name);
  return {
    group: newest.group,
    date: newest.date,
    isToday: parts !== undefined && partsDays(parts).first === context.today,
    signs: joinPressures(signs),
    isOfScore: score !== undefined && momentOf({ group: score.newest.group, date: score.newest.date }) === moment,
    isOxygenUnknown: has('saturation') && !has('oxygen'),
  };
}

/** Equal for what one source measured in one minute. */
function momentOf({ group, date }: Pick<ObservedSign, 'group' | 'date'>): string {
  return `${group.lead.origins[0]?.source ?? ''} ${(date.start ?? date.end ?? '').slice(0, 16)}`;
}

const rank = ({ sign }: ObservedSign): number => (sign === undefined ? signNames.length : signNames.indexOf(sign));

/** Systolic and diastolic that came as two results are one pressure, where there is one of each. */
function joinPressures(signs: readonly ObservedSign[]): readonly ObservedSign[] {
  const halves = signs.filter(({ sign, measured }) => sign === 'pressure' && measured.length === 1);
  const [first, second] = halves;
  if (!first || !second || halves.length !== 2) return signs;
  return signs.flatMap((sign) => {
    if (sign === second) return [];
    return sign === first ? [{ ...first, measured: [...first.measured, ...second.measured] }] : [sign];
  });
}
