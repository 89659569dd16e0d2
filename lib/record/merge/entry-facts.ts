import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import type { DateInterval } from '#/lib/record/dates/date-interval.ts';
import { identifierInKey, nameOfKey } from './identity-key.ts';
import { isNamingCode } from './naming-code.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** What merging asks of an entry beyond its keys. */

/** `system|code` of each coding that names its system and a thing in it: one that does not is equal to no other. */
export function namingCodesOf({ code }: TimelineEntry): readonly string[] {
  return (code?.codings ?? []).filter(isNamingCode).map((coding) => `${coding.system}|${coding.code}`);
}

/** As `codesOf`; of what has no code its words, which beside other words name another thing. */
export function namesOf(entry: TimelineEntry): readonly string[] {
  const codes = namingCodesOf(entry);
  const words = entry.code?.text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return codes.length > 0 || words === undefined ? codes : [`words|${words}`];
}

/** Where anyone may give a new number to the same thing, another number proves nothing. */
const free = 'urn:ietf:rfc:3986';

/** `system|value` of each business identifier by which two things can be told apart. */
export function businessNumbersOf({ identity }: TimelineEntry): readonly string[] {
  return identity.flatMap((key) => {
    const identifier = identifierInKey(key);
    return identifier === undefined || identifier.system === free ? [] : [`${identifier.system}|${identifier.value}`];
  });
}

/** The system of a `system|code` text. */
export function systemOfText(text: string): string {
  return text.slice(0, text.lastIndexOf('|'));
}

/** They name something in one system, and there nothing in common: two things, though all else be equal. */
export function areProvablyDifferent(one: readonly string[], other: readonly string[]): boolean {
  const systems = new Set(one.map(systemOfText));
  return other.some((text) => systems.has(systemOfText(text))) && !other.some((text) => one.includes(text));
}

/** Both name something in one system, and not the same there; what they share in another system does not count. */
export function differInOneSystem(one: readonly string[], other: readonly string[]): boolean {
  const systems = Map.groupBy(one, systemOfText);
  return [...systems].some(([system, own]) => {
    const theirs = other.filter((text) => systemOfText(text) === system);
    return theirs.length > 0 && !theirs.some((text) => own.includes(text));
  });
}

/** Its files as one text, equal for entries that show the same files; undefined when it has none that can be compared. */
export function fileSetOf({ identity }: TimelineEntry): string | undefined {
  const keys = identity.filter((key) => nameOfKey(key) === 'file');
  const places = keys.filter((key) => key.startsWith('file|url|'));
  const chosen = places.length > 0 ? places : keys;
  return chosen.length === 0 ? undefined : chosen.toSorted().join(' ');
}

/** It was taken out of a document, which may repeat what another document, or the record itself, says. */
export function isFromDocument({ origins }: TimelineEntry): boolean {
  return origins.some(({ document }) => document !== undefined);
}

// FHIR R4 condition-clinical: what is over.
const over = new Set(['inactive', 'remission', 'resolved']);

/** From its onset to its end: open where nothing says that it is over, its onset alone where no end is known. */
export function heldTime(entry: TimelineEntry): DateInterval | undefined {
  const dates = [entry.date, ...entry.otherDates];
  const onset = dates.find((date) => date?.kind === 'onset');
  const began = onset && dateInterval(onset);
  if (began === undefined) return undefined;
  const end = dates.find((date) => date?.kind === 'ended');
  const ended = end && dateInterval(end);
  const last = ended?.to ?? (over.has(entry.clinicalStatus ?? '') ? began.to : Infinity);
  return { from: began.from, to: Math.max(began.to, last) };
}
