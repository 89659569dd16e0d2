import type { Patient } from 'fhir/r4';
import { describe as suite, expect, test } from 'vitest';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { ccdR11 } from '#/lib/fhir/cda/fixtures/ccd-r11.ts';
import { ccdR21 } from '#/lib/fhir/cda/fixtures/ccd-r21.ts';
import { dischargeSummary } from '#/lib/fhir/cda/fixtures/discharge-summary.ts';
import { documentIn, entriesIn } from '#/lib/fhir/cda/fixtures/rows.ts';
import { readAll } from '#/lib/fhir/gp-connect/testing/read-all.ts';
import { readDocument } from '#/lib/fhir/ips/read-document.ts';
import { type Resource, resourceOf } from '#/lib/fhir/resource/json.ts';
import { kindFixtures } from '#/lib/fhir/testing/data-sets.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { areaNames, structuredRecord } from '#/mocks/fhir/gp-connect/record.ts';
import { people, recordsOf } from '#/mocks/patients/people.ts';
import { drawEntries, source } from './draw-entries.tsx';
import { type Mark, lostMarks, markLeaves } from './marked-leaves.ts';

const clock = new Date('2026-11-21T14:02:00Z');

/** Everything that is drawn of entries, as the page receives them. */
function drawnTexts(entries: readonly TimelineEntry[]): readonly string[] {
  const { rows, drawers, paper } = drawEntries(JSON.parse(JSON.stringify(entries)) as readonly TimelineEntry[]);
  return [rows, drawers, paper];
}

suite('H36 H06 the words and figures of a whole record are drawn', () => {
  test.each(
    people.filter((person) => recordsOf(person, 'riverside-practice', clock).length > 0).map((person) => [person.key, person] as const),
  )('GP Connect: %s', (_, person) => {
    const resources = recordsOf(person, 'riverside-practice', clock);
    const patient = resources.find((resource): resource is Patient => resource.resourceType === 'Patient');
    if (!patient) throw new Error(`${person.key} has no Patient`);
    const sent = structuredRecord({ patient, resources: resources.slice(0, 120) }, areaNames);
    const { marked, marks } = markLeaves(
      (JSON.parse(JSON.stringify(sent)) as readonly unknown[]).map(resourceOf).filter((resource) => resource !== undefined),
    );
    const { entries, roles } = readAll(marked);
    const ofEntries = marks.filter((mark) => isOfEntry(mark, roles));
    expect(lostMarks(ofEntries, drawnTexts([...entries.values()]))).toEqual([]);
    expect(ofEntries.length).toBeGreaterThan(5);
  });

  test('IPS: a document of every kind', () => {
    const named = kindFixtures.map((resource, index) => ({ ...resource, id: `r${index}` }));
    const { marked, marks } = markLeaves(named);
    const entries = entriesOfDocument(marked);
    expect(lostMarks(marks, drawnTexts(entries))).toEqual([]);
    expect(marks.length).toBeGreaterThan(100);
  });

  test.each([
    ['R1.1', ccdR11(), 10],
    ['R2.1', ccdR21(), 20],
    ['a discharge summary', dischargeSummary(), 1],
  ])('C-CDA: %s', (_, xml, fewest) => {
    const { marked, marks } = markStatements(xml);
    expect(lostMarks(marks, drawnTexts(entriesIn(documentIn(marked))))).toEqual([]);
    expect(marks.length).toBeGreaterThan(fewest);
  });
});

/**
 * Leaves out the banner's Patient, the Lists, which are said as the end of their area, who wrote a line that its consultation
 * shows, and the name by which a report calls a result that stands below it.
 */
function isOfEntry({ place }: Mark, roles: Readonly<Record<string, string>>): boolean {
  const [reference = '', path = ''] = place.split(': ');
  if (/^(Patient|List)\//.test(reference) || /^result\.\d+\.display$/.test(path)) return false;
  return roles[reference] !== 'supporting' || path === 'comment';
}

function entriesOfDocument(resources: readonly Resource[]): readonly TimelineEntry[] {
  const composition = {
    resourceType: 'Composition',
    id: 'c',
    section: [{ title: 'All', entry: resources.map(({ resourceType, id }) => ({ reference: `${resourceType}/${String(id)}` })) }],
  };
  const read = readDocument({
    resourceType: 'Bundle',
    type: 'document',
    entry: [composition, ...resources].map((resource) => ({ resource })),
  });
  if (!read.ok) throw new Error(read.why);
  const { entries, resolve } = read.document;
  const lookup = (reference: string): Resource | undefined => resourceOf(entries[resolve({ reference }) ?? -1]?.resource);
  return entries.flatMap(({ resource }) => {
    const described = describe(resource, { source: source.id, lookup });
    return described.type === 'entry' ? [described.entry] : [];
  });
}

/** Names of codes that are read, and said in the product's own words: kinds, statuses and severities of statements. */
const readByCode = new Set([
  ...['Allergy', 'Condition', 'Problem', 'Complaint', 'Diagnosis', 'Cognitive function finding', 'Note', 'Dose number'],
  ...['Vital signs', 'Care team', 'Active', 'Resolved', 'Severe', 'Mild'],
]);

/** Marks every name of a code and every figure within the entries of a document. */
function markStatements(xml: string): { readonly marked: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const marked = xml.replaceAll(/<entry\b[\s\S]*?<\/entry>/g, (entry) =>
    entry.replaceAll(/ displayName="([^"]*)"|(?<=xsi:type="PQ") value="([\d.]+)"/g, (found, name?: string) => {
      if (name !== undefined && readByCode.has(name)) return found;
      const mark = name === undefined ? String(7_350_000 + marks.length) : `Zq${marks.length}x`;
      marks.push({ mark, place: found.trim() });
      return name === undefined ? ` value="${mark}"` : ` displayName="${mark}"`;
    }),
  );
  return { marked, marks };
}
