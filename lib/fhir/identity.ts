import type { CodedConcept } from '#/lib/record/coded.ts';
import type { ClinicalDate } from '#/lib/record/clinical-date.ts';
import type { Resource } from './json.ts';
import { globalIdentifiersOf } from './datatypes/identifier.ts';

/** Key of the same thing by its business identifiers: they prove more than any likeness (standards §5, key 2). */
export function identifierKeys(resource: Resource): readonly string[] {
  const type = resource.resourceType;
  return globalIdentifiersOf(resource.identifier).map(({ system, value }) => `${type}|identifier|${system}|${value}`);
}

/** One key for each coding that names its system: one without is equal to no other. */
export function codeKeys(concept: CodedConcept | undefined): readonly string[] {
  return (concept?.codings ?? []).flatMap(({ system, code }) => (system === undefined || code === undefined ? [] : [`${system}|${code}`]));
}

/** Key of a semantic likeness; none unless every part is known. */
export function likenessKeys(kind: string, codes: readonly string[], ...parts: readonly (string | undefined)[]): readonly string[] {
  return parts.includes(undefined) ? [] : codes.map((code) => [kind, code, ...parts].join('|'));
}

/**
 * A time that can be compared between sources: the minute in UTC where an offset was sent, the wall time or day as
 * written where none was. A month or a year alone proves nothing, and gives none.
 */
export function minuteKey(date: ClinicalDate | undefined): string | undefined {
  const start = date?.start;
  if (date === undefined || start === undefined || date.precision === 'year' || date.precision === 'month') return undefined;
  const offset = start.slice(-6);
  if (date.precision === 'day' || !/^(?:.{5}Z|[+-]\d\d:\d\d)$/.test(offset)) return start.slice(0, 16);
  // Written in UTC already, as most are.
  if (offset === '+00:00' || offset.endsWith('Z')) return `${start.slice(0, 16)}Z`;
  const time = Date.parse(start);
  return Number.isNaN(time) ? start : `${new Date(time).toISOString().slice(0, 16)}Z`;
}

/** The day as the source wrote it; none for a month or a year alone. */
export function dayKey(date: ClinicalDate | undefined): string | undefined {
  const known = date?.start !== undefined && date.precision !== 'year' && date.precision !== 'month';
  return known ? date.start?.slice(0, 10) : undefined;
}

/** Words compared without regard to case, spaces and marks. */
export function wordKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The compare table without what is not known. */
export function compared(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const known: Record<string, string> = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) known[name] = value;
  }
  return known;
}
