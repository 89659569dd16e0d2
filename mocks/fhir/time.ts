/** Milliseconds since 1970 in UTC: the generator's only notion of an instant. */
export type Instant = number;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const summers = new Map<number, readonly [Instant, Instant]>();

function lastSunday(year: number, month: number): Instant {
  const end = new Date(Date.UTC(year, month + 1, 0, 1));
  return end.getTime() - end.getUTCDay() * day;
}

/** British Summer Time: last Sunday of March to last Sunday of October, both at 01:00 UTC. */
function summerOf(year: number): readonly [Instant, Instant] {
  const cached = summers.get(year);
  if (cached) return cached;
  const summer = [lastSunday(year, 2), lastSunday(year, 9)] as const;
  summers.set(year, summer);
  return summer;
}

function isSummer(instant: Instant): boolean {
  const [from, to] = summerOf(new Date(instant).getUTCFullYear());
  return instant >= from && instant < to;
}

/** The instant of a wall time in London, `2026-11-20T06:10` or `2026-11-20` (midnight). */
export function londonInstant(wall: string): Instant {
  const asUtc = Date.parse(wall.length === 10 ? `${wall}T00:00:00Z` : `${wall}:00Z`);
  return isSummer(asUtc - hour) ? asUtc - hour : asUtc;
}

const wallOf = (instant: Instant): string => new Date(isSummer(instant) ? instant + hour : instant).toISOString();

/** FHIR dateTime at the wall time of London, with its offset. */
export function dateTime(instant: Instant): string {
  return `${wallOf(instant).slice(0, 19)}${isSummer(instant) ? '+01:00' : '+00:00'}`;
}

/** FHIR date: the day in London. */
export const londonDate = (instant: Instant): string => wallOf(instant).slice(0, 10);

/** Day, month and year as a clinician writes them in a letter: `20-Nov-2026`. */
export function spokenDate(instant: Instant): string {
  const [year, month, dayOfMonth] = londonDate(instant).split('-');
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return `${dayOfMonth}-${names[Number(month) - 1]}-${year}`;
}

/** The same wall time on another day: adding 24 hours would drift by one at each clock change. */
export function onDay(instant: Instant, days: number, time?: string): Instant {
  const wall = wallOf(instant);
  const moved = new Date(Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
  return londonInstant(`${moved}T${time ?? wall.slice(11, 16)}`);
}

/** Whole years from a birth date to an instant. */
export function ageAt(birthDate: string, instant: Instant): number {
  const today = londonDate(instant);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
