import { describe, expect, test } from 'vitest';
import { describe as read } from '#/lib/fhir/describe/describe.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { people, recordsOf } from '#/mocks/patients/people.ts';
import { sourceIds, type SourceId } from '#/mocks/patients/model/sources.ts';
import { writtenIn } from './registry.ts';

const clock = new Date('2026-11-21T14:02:00+00:00');
const amara = people.find(({ key }) => key === 'amara-brooks')!;

/** Every entry that a source's record of Amara makes when it is written in a version, by the id that all versions share. */
function entriesIn(version: Version, source: SourceId): ReadonlyMap<string, TimelineEntry> {
  const written = recordsOf(amara, source, clock).map((resource): Resource => writtenIn(version.label, resource));
  const byName = new Map(written.map((resource) => [`${resource.resourceType}/${String(resource['id'])}`, resource]));
  const entries = written.map((resource) => read(resource, { source, version, lookup: (name) => byName.get(name) }));
  return new Map(entries.flatMap((one) => (one.type === 'entry' ? [[one.entry.id.replace(/^.*\//, ''), one.entry] as const] : [])));
}

/** Picks what must be the same whatever version a hospital's server speaks. */
function essence({ title, date, status, assertion, category, body, clinicalStatus, verificationStatus, cautions }: TimelineEntry) {
  const value =
    body.shape === 'measurement' ? { value: body.measurement.value, components: body.components.map((part) => part.value) } : body;
  return { title, date, status, assertion, category, value, clinicalStatus, verificationStatus, cautions };
}

/** True differences: what a version cannot say, or says less exactly. */
const differences: Readonly<Record<string, readonly string[]>> = {
  DSTU2: [
    'care-plan: title', // none: its sort, and the title among its words
    'condition: date', // dateRecorded is a day
    'allergy-intolerance: clinicalStatus', // one element for both
    'allergy-intolerance: verificationStatus',
    'medication-request: assertion', // no doNotPerform: a modifier, which warns
    'medication-request: title',
    'medication-request: cautions',
    'medication-request: value', // neither intent nor basedOn: an issue is not told from its prescription
  ],
  STU3: ['medication-request: assertion', 'medication-request: title', 'medication-request: cautions', 'medication-request: value'],
  R4: [],
  R4B: [],
  R5: [],
};

describe.each(supportedVersions)('Amara’s record as $label', (version) => {
  test('H11 H12 H16 H17 has the entries of R4, with their titles, dates, statuses and values', () => {
    const found = new Set<string>();
    const examples: string[] = [];
    let compared = 0;
    for (const source of sourceIds) {
      const [inR4, inVersion] = [entriesIn(supportedVersions[2]!, source), entriesIn(version, source)];
      expect([...inVersion.keys()].toSorted()).toEqual([...inR4.keys()].toSorted());
      for (const [id, entry] of inR4) {
        compared += 1;
        const [one, other] = [essence(entry), essence(inVersion.get(id)!)];
        for (const key of Object.keys(one) as (keyof typeof one)[]) {
          if (JSON.stringify(one[key]) === JSON.stringify(other[key])) continue;
          const name = `${entry.kind}: ${key}`;
          found.add(name);
          if (!differences[version.label]?.includes(name))
            examples.push(`${id}, ${name}: ${JSON.stringify(one[key])} → ${JSON.stringify(other[key])}`);
        }
      }
    }
    expect(examples.slice(0, 20)).toEqual([]);
    expect([...found].toSorted()).toEqual(differences[version.label]?.toSorted());
    expect(compared).toBeGreaterThan(1_000);
  }, 60_000);
});
