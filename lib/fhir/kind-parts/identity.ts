import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { type Resource, objectsOf } from '#/lib/fhir/resource/json.ts';
import { type ResourceContext, entryIdsOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { globalIdentifiersOf } from '#/lib/fhir/datatypes/identifier.ts';
import { isUnspecific } from '#/lib/fhir/datatypes/unspecific.ts';

/** Keys by business identifiers, which prove more than any likeness (standards §5, key 2). */
export function identifierKeys(resource: Resource): readonly string[] {
  const type = resource.resourceType;
  return resource.identifier === undefined
    ? []
    : globalIdentifiersOf(resource.identifier).map(({ system, value }) => `${type}|identifier|${system}|${value}`);
}

/** Keys of the entries of the same source that this one is a statement about, or a later version of. */
export function targetKeys(bond: 'plan' | 'replaces', references: unknown, context: ResourceContext): readonly string[] {
  return entryIdsOf(references, context).map((id) => `${bond}|${id}`);
}

/** Targets of `relatesTo` (DocumentReference, Composition) and of `related` (Observation before R4) that are replaced. */
export function replacesKeys(relations: unknown, context: ResourceContext): readonly string[] {
  const replacing = objectsOf(relations).filter(({ code, type }) => code === 'replaces' || type === 'replaces');
  return targetKeys(
    'replaces',
    replacing.map(({ target, targetReference }) => targetReference ?? target),
    context,
  );
}

/** Makes a key of each coding that has a system and names a single concept; any other coding equals none. */
export function codeKeys(concept: CodedConcept | undefined): readonly string[] {
  const keys: string[] = [];
  for (const coding of concept?.codings ?? []) {
    const { system, code } = coding;
    if (system !== undefined && code !== undefined && !isUnspecific(coding)) keys.push(`${system}|${code}`);
  }
  return keys;
}

/** Key of a semantic likeness; none unless every part is known. */
export function likenessKeys(kind: string, codes: readonly string[], ...parts: readonly (string | undefined)[]): readonly string[] {
  return parts.includes(undefined) ? [] : codes.map((code) => [kind, code, ...parts].join('|'));
}

/**
 * Makes a time that can be compared between sources: the minute in UTC where an offset was sent, else the wall time or
 * day as written. A month or a year alone proves nothing, and gives none.
 */
export function minuteKey(date: ClinicalDate | undefined): string | undefined {
  const start = date?.start;
  if (date === undefined || start === undefined || date.precision === 'year' || date.precision === 'month') return undefined;
  const offset = start.slice(-6);
  if (date.precision === 'day' || !/^(?:.{5}Z|[+-]\d\d:\d\d)$/.test(offset)) return start.slice(0, 16);
  // Most times are written in UTC already.
  if (offset === '+00:00' || offset.endsWith('Z')) return `${start.slice(0, 16)}Z`;
  return withinDay(start, offset) ?? utcMinute(start);
}

/** Moves a time by a whole number of hours where the day stays the same: only the hour changes. */
function withinDay(start: string, offset: string): string | undefined {
  if (!offset.endsWith(':00')) return undefined;
  const hours = Number(offset.slice(1, 3));
  const hour = Number(start.slice(11, 13)) + (offset.startsWith('-') ? hours : -hours);
  return hour >= 0 && hour <= 23 ? `${start.slice(0, 11)}${hour < 10 ? '0' : ''}${hour}${start.slice(13, 16)}Z` : undefined;
}

function utcMinute(start: string): string {
  const time = Date.parse(start);
  return Number.isNaN(time) ? start : `${new Date(time).toISOString().slice(0, 16)}Z`;
}

/** Day as the source wrote it; none for a month or a year alone. */
export function dayKey(date: ClinicalDate | undefined): string | undefined {
  const isDay = date?.start !== undefined && date.precision !== 'year' && date.precision !== 'month';
  return isDay ? date.start?.slice(0, 10) : undefined;
}

/** Key of words, without regard to case, spaces and marks. */
export function wordKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words of a site or a method, compared without regard to capitals, marks and spaces. */
export function comparedWords(text: string | undefined): string | undefined {
  return text === undefined ? undefined : wordKey(text) || text;
}

/** Fields to compare, without the undefined ones. */
export function fieldsToCompare(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const stated: Record<string, string> = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) stated[name] = value;
  }
  return stated;
}
