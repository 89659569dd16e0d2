import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import type { DateInterval } from '#/lib/record/dates/date-interval.ts';
import { identifierInKey, nameOfKey } from './identity-key.ts';
import { isNamingCode } from './naming-code.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** `system|code` of each coding that names a thing in a named system; a coding without either is equal to no other. */
export function namingCodesOf({ code }: TimelineEntry): readonly string[] {
  return (code?.codings ?? []).filter(isNamingCode).map((coding) => `${coding.system}|${coding.code}`);
}

/** The naming codes of an entry, or its words where it has none: different words name different things. */
export function namesOf(entry: TimelineEntry): readonly string[] {
  const codes = namingCodesOf(entry);
  const words = entry.code?.text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return codes.length > 0 || words === undefined ? codes : [`words|${words}`];
}

/** System of URIs, in which anyone may give one thing a further number: a different number proves nothing. */
const uriSystem = 'urn:ietf:rfc:3986';

/** `system|value` of each business identifier by which two things can be told apart. */
export function businessNumbersOf({ identity }: TimelineEntry): readonly string[] {
  return identity.flatMap((key) => {
    const identifier = identifierInKey(key);
    return identifier === undefined || identifier.system === uriSystem ? [] : [`${identifier.system}|${identifier.value}`];
  });
}

/** The system of a `system|code` text. */
export function systemOfText(text: string): string {
  return text.slice(0, text.lastIndexOf('|'));
}

/** Tells whether two lists of `system|value` share a system and no value: two things, though all else be equal. */
export function areProvablyDifferent(left: readonly string[], right: readonly string[]): boolean {
  const systems = new Set(left.map(systemOfText));
  return right.some((text) => systems.has(systemOfText(text))) && !right.some((text) => left.includes(text));
}

/** Tells whether two lists of `system|value` share no value in one system; a value shared in another system does not count. */
export function differInOneSystem(left: readonly string[], right: readonly string[]): boolean {
  const systems = Map.groupBy(left, systemOfText);
  return [...systems].some(([system, own]) => {
    const theirs = right.filter((text) => systemOfText(text) === system);
    return theirs.length > 0 && !theirs.some((text) => own.includes(text));
  });
}

/** The entry's files as one text, equal for entries with the same files; undefined without files that can be compared. */
export function fileSetOf({ identity }: TimelineEntry): string | undefined {
  const keys = identity.filter((key) => nameOfKey(key) === 'file');
  const addresses = keys.filter((key) => key.startsWith('file|url|'));
  const chosen = addresses.length > 0 ? addresses : keys;
  return chosen.length === 0 ? undefined : chosen.toSorted().join(' ');
}

/** Tells whether an entry was taken out of a document, which may repeat another document or the record itself. */
export function isFromDocument({ origins }: TimelineEntry): boolean {
  return origins.some(({ document }) => document !== undefined);
}

// FHIR R4 condition-clinical: statuses of a condition that is over.
const endedStatuses = new Set(['inactive', 'remission', 'resolved']);

/** The time from onset to end: open where nothing says that the condition is over, the onset alone where the end is unknown. */
export function heldTime(entry: TimelineEntry): DateInterval | undefined {
  const dates = [entry.date, ...entry.otherDates];
  const onset = dates.find((date) => date?.kind === 'onset');
  const began = onset && dateInterval(onset);
  if (began === undefined) return undefined;
  const end = dates.find((date) => date?.kind === 'ended');
  const ended = end && dateInterval(end);
  const last = ended?.to ?? (endedStatuses.has(entry.clinicalStatus ?? '') ? began.to : Infinity);
  return { from: began.from, to: Math.max(began.to, last) };
}
