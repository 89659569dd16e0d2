import { rememberTexts } from '#/lib/record/memory/remember-texts.ts';

/** Zone of a locale that has one: its offset is not written, whatever zone the reader's computer is set to (design §8). */
const zones = new Map([['en-GB', 'Europe/London']]);

const hour = 3_600_000;
/** Offsets by zone and hour: the zone's rules are slow to ask, and a page shows the same days again and again. */
const remembered = rememberTexts<number>(50_000);

/** Minutes east of UTC that a locale's clocks show at an instant: of its zone, or, where a country has several, of the reader's computer. */
export function localeOffset(locale: string): (instant: number) => number {
  const zone = zones.get(locale);
  // `+ 0`: the method gives −0 in UTC.
  return zone === undefined ? (instant) => -new Date(instant).getTimezoneOffset() + 0 : (instant) => zoneOffset(zone, instant);
}

/** Minutes east of UTC in a zone (IANA) at an instant; 0 where the instant is beyond any calendar. Throws for a zone that does not exist. */
export function zoneOffset(zone: string, instant: number): number {
  if (Number.isNaN(new Date(instant).getTime())) return 0;
  const key = `${zone} ${Math.floor(instant / hour)}`;
  const rememberedOffset = remembered.get(key);
  if (rememberedOffset !== undefined) return rememberedOffset;
  const offset = offsetAt(zone, instant);
  remembered.set(key, offset);
  return offset;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(zone: string, instant: number): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}
