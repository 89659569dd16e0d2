import type { Group } from '#/lib/record/merge/group.ts';
import { isNamingCode } from '#/lib/record/merge/naming-code.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Names by which servers call one code system; any other system is compared as it is written. */
const systemNames: ReadonlyMap<string, string> = new Map([
  ['urn:oid:2.16.840.1.113883.6.96', 'http://snomed.info/sct'],
  ['urn:oid:2.16.840.1.113883.6.1', 'http://loinc.org'],
  ['urn:oid:2.16.840.1.113883.6.88', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
]);

const canonicalSystem = (system: string): string => systemNames.get(system) ?? system.replace(/\/$/, '');

/** `system|code` as a section's codes are compared. */
export function canonicalCode(text: string): string {
  const end = text.indexOf('|');
  return `${canonicalSystem(text.slice(0, end))}${text.slice(end)}`;
}

/** Every coding that says what an entry is: its own, its medicine's, and those of the values inside it. Not of values or bodies. */
function codingsOf({ code, body }: TimelineEntry): readonly Coding[] {
  const concepts = [code, body.shape === 'medication' ? body.medication : undefined, ...measurementsOf(body).map((part) => part.code)];
  return concepts.flatMap((concept) => concept?.codings ?? []).filter(isNamingCode);
}

/** `system|code` of all members of a group; empty where no source gave it a code. */
export function groupCodes({ members }: Pick<Group, 'members'>): ReadonlySet<string> {
  return new Set(members.flatMap(entryCodes));
}

export const entryCodes = (entry: TimelineEntry): readonly string[] =>
  codingsOf(entry).map(({ system = '', code = '' }) => `${canonicalSystem(system)}|${code}`);
