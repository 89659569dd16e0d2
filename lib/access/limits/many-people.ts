import 'server-only';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { personKey, userKey } from './subject-key.ts';
import { tellOfficer, type PeopleRoute } from './tell-officer.ts';

export type SearchPermission =
  | { readonly state: 'free' }
  /** The search waits for one of the reasons. */
  | { readonly state: 'reason-needed'; readonly people: number; readonly minutes: number; readonly reasons: readonly string[] }
  | { readonly state: 'too-many-people'; readonly people: number; readonly minutes: number; readonly retryAfter: number };

/** Counters of one configuration. They begin with a user's first person and expire together after its `minutes`. */
interface PeopleCounters {
  readonly seen: RateLimiterMemory;
  readonly people: RateLimiterMemory;
  readonly reasons: RateLimiterMemory;
}

const countersByConfig = new WeakMap<Config, PeopleCounters>();

function countersOf(config: Config): PeopleCounters {
  const existing = countersByConfig.get(config);
  if (existing) return existing;
  const counter = (): RateLimiterMemory =>
    new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: config.limits.people.minutes * 60 });
  const counters = { seen: counter(), people: counter(), reasons: counter() };
  countersByConfig.set(config, counters);
  return counters;
}

interface PeopleLimits {
  readonly askReason: number;
  readonly most: number;
}

/** Limits of a viewer: the highest of those that name their role at their organisation. */
function peopleLimits({ organisation, role }: Viewer, { limits: { people } }: Config): PeopleLimits {
  const named = people.more.filter(({ to, roles }) => to.includes(organisation) && roles.includes(role));
  return {
    askReason: Math.max(...(named.length > 0 ? named : [people]).map(({ askReason }) => askReason)),
    most: Math.max(...(named.length > 0 ? named : [people]).map(({ most }) => most)),
  };
}

/**
 * Tells whether a user who searches may see more people now. A reason that is given is audited first, and rejects where that fails; it
 * holds until the time that the people are counted for is over.
 */
export async function permitSearch(viewer: Viewer, reason: string | undefined, config: Config): Promise<SearchPermission> {
  const { people: peopleCounter, reasons } = countersOf(config);
  const { minutes, reasons: configuredReasons } = config.limits.people;
  const { askReason, most } = peopleLimits(viewer, config);
  const key = userKey(viewer);
  const counted = await peopleCounter.get(key);
  const people = counted?.consumedPoints ?? 0;
  if (!counted || people < askReason) return { state: 'free' };
  if (people >= most)
    return { state: 'too-many-people', people, minutes, retryAfter: Math.max(1, Math.ceil(counted.msBeforeNext / 1_000)) };
  if (await reasons.get(key)) return { state: 'free' };
  if (reason === undefined || !configuredReasons.includes(reason))
    return { state: 'reason-needed', people, minutes, reasons: configuredReasons };
  await tellOfficer({ viewer, people, minutes, route: 'search', occasion: 'reason', reason });
  await reasons.set(key, 1, Math.max(1, Math.ceil(counted.msBeforeNext / 1_000)));
  return { state: 'free' };
}

/** Counts the people whose details a user is shown, each once, and tells the privacy officer when a limit is reached. */
export async function notePeople(
  viewer: Viewer,
  shownPeople: readonly PatientIdentity[],
  route: PeopleRoute,
  config: Config,
): Promise<void> {
  const { seen, people: counter } = countersOf(config);
  const { minutes } = config.limits.people;
  const { askReason, most } = peopleLimits(viewer, config);
  for (const person of shownPeople) {
    if ((await seen.consume(personKey(viewer, person))).consumedPoints > 1) continue;
    const { consumedPoints: people } = await counter.consume(userKey(viewer));
    if (people !== askReason && people !== most) continue;
    // The person is shown already: what cannot be audited here stands in the operator's log.
    await tellOfficer({ viewer, people, minutes, route, occasion: people === most ? 'most' : 'many' }).catch(() => undefined);
  }
}
