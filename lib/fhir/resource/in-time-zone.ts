import { parseDateText } from '#/lib/record/dates/date-text.ts';
import { partsInterval } from '#/lib/record/dates/date-interval.ts';
import { zoneOffset } from '#/lib/record/dates/zone-offset.ts';

/** An instant in UTC, and nothing else beside it. */
const utcTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(\.\d+)?)?(?:Z|[+-]00:00)$/;

/**
 * The same JSON with its times in UTC as the clocks of `zone` (IANA) showed them, the zone's offset written: the instant stays, its
 * wall day becomes the one that was meant. Times with any other offset, days alone and all other texts stay.
 */
export function inTimeZone(value: unknown, zone: string): unknown {
  if (typeof value === 'string') return utcTime.test(value) ? zonedText(value, zone) : value;
  if (Array.isArray(value)) return value.map((part) => inTimeZone(part, zone));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inTimeZone(part, zone)]));
}

function zonedText(text: string, zone: string): string {
  const parts = parseDateText(text);
  if (parts === undefined) return text;
  // To the minute: a leap second is none to Date.
  const instant = partsInterval({ ...parts, second: undefined, milliseconds: undefined }).from;
  const offset = zoneOffset(zone, instant);
  if (offset === 0) return text;
  const wall = new Date(instant + offset * 60_000);
  // The clock of a zone beyond any calendar is none.
  if (Number.isNaN(wall.getTime()) || wall.getUTCFullYear() < 1 || wall.getUTCFullYear() > 9999) return text;
  const seconds = parts.second === undefined ? '' : text.slice(16).replace(/(?:Z|[+-]00:00)$/, '');
  return `${wall.toISOString().slice(0, 16)}${seconds}${offsetText(offset)}`;
}

function offsetText(offset: number): string {
  const size = Math.abs(offset);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
