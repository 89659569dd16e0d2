import 'server-only';
import type { SessionConfig } from '#/lib/config/schema/session.ts';

/** Fewer different bytes than 32 random ones ever have. */
const fewestBytes = 16;

/** Says what an operator should do about the sealing keys. None of it stops a start: a restart in the middle of a rotation must not fail. */
export function sessionKeyNotes({ keys, olderKeysUntil, absoluteHours }: SessionConfig, today: number): readonly string[] {
  return [...keys.flatMap(weakNote), ...(keys.length > 1 ? olderNotes(olderKeysUntil, absoluteHours, today) : endNote(olderKeysUntil))];
}

const weakNote = (key: string, at: number): readonly string[] =>
  new Set(Buffer.from(key, 'base64')).size < fewestBytes
    ? [`session.keys[${at}] does not look random. Make it with \`openssl rand -base64 32\`.`]
    : [];

const endNote = (until: string | undefined): readonly string[] =>
  until === undefined ? [] : ['session.olderKeysUntil ends nothing: session.keys has one key.'];

function olderNotes(until: string | undefined, absoluteHours: number, today: number): readonly string[] {
  if (until === undefined)
    return [
      `session.keys has a second key without an end. It is right for a key that seals next; for one that has sealed, set session.olderKeysUntil to ${absoluteHours} hours after the last replica began to seal with the first.`,
    ];
  const left = Date.parse(until) - today;
  if (left <= 0) return [`Since ${until} only session.keys[0] opens anything. Remove the keys after it, and session.olderKeysUntil.`];
  if (left > absoluteHours * 3_600_000)
    return [
      `session.olderKeysUntil, ${until}, is later than any session can live (session.absoluteHours, ${absoluteHours}). Set it earlier.`,
    ];
  return [`Keys after session.keys[0] open cookies until ${until}. Do not remove them before.`];
}
