import { createHash } from 'node:crypto';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { peopleFacts } from './demographics.ts';
import { people, recordsOf, type Person } from './people.ts';
import { writeLife } from './records.ts';
import { sourceIds, type SourceId } from './model/sources.ts';

const clock = new Date('2026-11-21T14:02:00+00:00');
const supporting = new Set(['Patient', 'Practitioner', 'Organization', 'Location', 'Medication', 'Binary', 'Provenance']);

const pairs: readonly (readonly [string, SourceId, Person])[] = people.flatMap((person) =>
  sourceIds.filter((source) => person.patient(source)).map((source) => [person.key, source, person] as const),
);
const clinical = (records: readonly FhirResource[]) => records.filter((resource) => !supporting.has(resource.resourceType));
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Every object in a resource, itself first. */
function* objects(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Readonly<Record<string, unknown>>;
  for (const item of Object.values(value)) yield* objects(item);
}

const subjectOf = (resource: FhirResource): string | undefined => {
  if ('subject' in resource && resource.subject && 'reference' in resource.subject) return resource.subject.reference;
  if ('patient' in resource) return resource.patient?.reference;
  if (resource.resourceType === 'ResearchSubject') return resource.individual.reference;
  return resource.resourceType === 'Appointment' ? resource.participant[0]?.actor?.reference : undefined;
};

describe.each(pairs)('%s at %s', (_key, source, person) => {
  const records = recordsOf(person, source, clock);
  const known = new Set(records.map((resource) => `${resource.resourceType}/${resource.id}`));

  it('has the Patient, and no id twice', () => {
    expect(records[0]).toEqual(person.patient(source));
    expect(known.size).toBe(records.length);
  });

  it('H02 is all about this patient', () => {
    const about = clinical(records).map(subjectOf);
    expect(new Set(about)).toEqual(new Set(about.length > 0 ? [`Patient/${person.patient(source)?.id}`] : []));
  });

  it('points to nothing that is not there', () => {
    const dangling = records
      .flatMap((resource) => [...objects(resource)])
      .filter((item) => typeof item.reference === 'string' && !known.has(item.reference))
      .map((item) => item.reference);
    expect(dangling).toEqual([]);
  });

  it('has the bytes of every document', () => {
    const urls = records.flatMap((resource) =>
      resource.resourceType === 'DocumentReference' ? resource.content.map((content) => content.attachment.url ?? '') : [],
    );
    expect(urls.filter((url) => !known.has(url))).toEqual([]);
  });

  it('survives JSON', () => {
    expect(hash(JSON.parse(JSON.stringify(records)))).toBe(hash(records));
  });

  it('H14 knows nothing of the future but plans', () => {
    const planned = new Set(['Appointment', 'CarePlan']);
    const late = records
      .filter((resource) => !planned.has(resource.resourceType))
      .filter((resource) =>
        [...objects(resource)].some((item) =>
          Object.values(item).some(
            (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && Date.parse(value) > clock.getTime(),
          ),
        ),
      )
      .map((resource) => `${resource.resourceType}/${resource.id}`);
    expect(late).toEqual([]);
  });
});

const dates = (resource: FhirResource) =>
  [...objects(resource)]
    .flatMap((item) => Object.values(item))
    .filter((value): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d(T|$)/.test(value));

describe('lives have a beginning and an end', () => {
  const lived = people.map((one) => [one.key, sourceIds.flatMap((source) => clinical(recordsOf(one, source, clock)))] as const);

  it.each(lived)('nothing of %s is dated before birth', (key, records) => {
    const birth = peopleFacts.find((one) => one.key === key)?.birthDate ?? '';
    expect(records.filter((resource) => dates(resource).some((date) => date < birth)).map((resource) => resource.id)).toEqual([]);
  });

  it('nothing of George Hay is dated after his death', () => {
    const [, records = []] = lived.find(([key]) => key === 'george-hay') ?? [];
    expect(records.filter((resource) => dates(resource).some((date) => date > '2026-09-03')).map((resource) => resource.id)).toEqual([]);
  });
});

describe('the generator', () => {
  it.each(peopleFacts.map((person) => [person.key, person] as const))('writes %s the same each time', (_key, person) => {
    const write = () => hash([...writeLife(person, clock.getTime())]);
    expect(write()).toBe(write());
  });

  it('shows an earlier clock less', () => {
    const amara = people.find((person) => person.key === 'amara-brooks');
    expect(
      amara &&
        recordsOf(amara, 'city-hospitals', new Date('2026-11-01T00:00:00Z')).some((resource) =>
          resource.meta?.lastUpdated?.startsWith('2026-11'),
        ),
    ).toBe(false);
  });
});

const total = (person: Person) => sourceIds.map((source) => clinical(recordsOf(person, source, clock)).length);
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const person = (key: string): Person => {
  const found = people.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe('sizes', () => {
  it.each([
    ['sam-holt', 60, 150, 2],
    ['amara-brooks', 1500, 2500, 7],
    ['dev-anand', 8000, 15000, 7],
    ['ivor-pugh', 40000, 50000, 7],
  ] as const)('%s has %d to %d entries in %d sources', (key, least, most, sources) => {
    const counts = total(person(key));
    expect(sum(counts)).toBeGreaterThanOrEqual(least);
    expect(sum(counts)).toBeLessThanOrEqual(most);
    expect(counts.filter((count) => count > 0).length).toBe(sources);
  });

  it.each(people.filter((one) => one.size === 'light').map((one) => [one.key, one] as const))('%s is light', (_key, one) => {
    expect(sum(total(one))).toBeLessThan(300);
  });

  it("Amara's hospital has most, then the practice; out-of-hours 27", () => {
    const [hospital = 0, practice = 0, ...others] = total(person('amara-brooks'));
    expect(hospital).toBeGreaterThan(practice);
    expect(practice).toBeGreaterThan(Math.max(...others));
    expect(others[0]).toBe(27);
  });

  // The same business identifier at two sources is the same fact twice.
  it.each(['amara-brooks', 'dev-anand', 'ivor-pugh'])('a tenth to a fifth of %s is at two sources', (key) => {
    const seen = new Map<string, Set<SourceId>>();
    let all = 0;
    for (const source of sourceIds) {
      for (const resource of clinical(recordsOf(person(key), source, clock))) {
        const own = 'identifier' in resource && Array.isArray(resource.identifier) ? resource.identifier[0] : undefined;
        all += 1;
        const name = `${resource.resourceType}|${own?.system}|${own?.value}`;
        seen.set(name, (seen.get(name) ?? new Set()).add(source));
      }
    }
    const twice = [...seen.values()].filter((sources) => sources.size > 1).length;
    expect(twice / all).toBeGreaterThan(0.1);
    expect(twice / all).toBeLessThan(0.2);
  });
});
