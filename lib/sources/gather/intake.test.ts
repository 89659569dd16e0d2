import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { usualVersion } from '#/lib/fhir/versions/registry.ts';
import type { ResourceCounts } from '#/lib/record/model/timeline-message.ts';
import type { SourceEvent } from '#/lib/sources/answer/source-event.ts';
import { guardsOf } from '#/lib/sources/http/breaker-and-retries.ts';
import { ada, adaAtSource, nhs, observation, sourceAt } from '#/lib/sources/testing/fake-record.ts';
import { classifyPage } from '#/lib/sources/testing/classify-page.ts';
import { classifyInSlices } from './classify-resources.ts';
import { createIntake, type ResourceIntake, type QueryTally } from './intake.ts';
import { matchedSubject } from './matched-subject.ts';

const source = sourceAt('https://gp.example/fhir', { resources: 40 });

interface Collected {
  readonly intake: ResourceIntake;
  readonly events: readonly SourceEvent[];
}

function intakeOf(name: string, matched = 1): Collected {
  const events: SourceEvent[] = [];
  const user = {
    viewer: { subject: '', issuer: '', name: '', role: '', organisation: '', organisationName: '' },
    purpose: 'TREAT',
  } as const;
  const subject = matchedSubject({ source, user, patient: ada, systems: [nhs] }, new Set(['ada']));
  const connection = { guards: guardsOf({ ...source, id: name }), upstream: source };
  const emit = async (event: SourceEvent): Promise<void> => void events.push(event);
  return { intake: createIntake({ source: 'vale', version: usualVersion, subject, connection, emit, matched }), events };
}

const tallyOf = (): QueryTally => ({
  trace: { requestId: '1', query: 'Observation', state: 'running', detail: '', pages: 0, received: 0, refused: 0 },
  categories: new Set(),
  limitations: [],
});

const labelled = { meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] } };
const organization = { resourceType: 'Organization', id: 'hill', name: 'Hill', ...labelled };
const withoutId = { ...observation('1'), id: undefined };

const ends: readonly (readonly [string, readonly unknown[], Omit<ResourceCounts, 'received'>])[] = [
  ['nothing but the matched Patient', [], { entries: 0, supporting: 1, refused: 0 }],
  ['an entry', [observation('1')], { entries: 1, supporting: 1, refused: 0 }],
  ['a copy is supporting', [observation('1'), observation('1')], { entries: 1, supporting: 2, refused: 0 }],
  ['a copy without an id is supporting', [withoutId, withoutId], { entries: 1, supporting: 2, refused: 0 }],
  ['a target of references is supporting', [organization], { entries: 0, supporting: 2, refused: 0 }],
  ['the Patient', [adaAtSource], { entries: 0, supporting: 2, refused: 0 }],
  ['another patient’s resource is refused', [observation('1', 'zoe')], { entries: 0, supporting: 1, refused: 1 }],
  ['a resource without a subject is refused', [{ ...observation('1'), subject: undefined }], { entries: 0, supporting: 1, refused: 1 }],
  ['no resource at all is refused', ['text'], { entries: 0, supporting: 1, refused: 1 }],
  ['a refused resource leaves its neighbours alone (H06)', ['text', observation('1')], { entries: 1, supporting: 1, refused: 1 }],
];

test.each(ends)('each resource has one end: %s', async (name, resources, counts) => {
  const { intake, events } = intakeOf(name);
  const tally = tallyOf();
  await intake.take(classifyPage(pageOf(resources), intake.received), tally);
  expect(intake.counts()).toEqual({ received: resources.length + 1, ...counts });
  expect(tally.trace).toMatchObject({ received: resources.length, refused: counts.refused });
  expect(sentBy(events)).toEqual({ entries: counts.entries, refused: counts.refused });
});

test('H02: another patient’s resource stops the source, and limits no category by itself', async () => {
  const { intake } = intakeOf('stops');
  const tally = tallyOf();
  await intake.take(classifyPage(pageOf([observation('1', 'zoe')]), intake.received), tally);
  expect([intake.foreign, tally.limitations]).toEqual(['other-patient', []]);
});

test('an unreadable resource limits the answer, and an entry names its category', async () => {
  const { intake } = intakeOf('limits');
  const tally = tallyOf();
  await intake.take(classifyPage(pageOf(['text', observation('1')]), intake.received), tally);
  expect([intake.foreign, tally.limitations.length, [...tally.categories]]).toEqual([undefined, 1, ['results']]);
  expect(intake.perCategory).toEqual(new Map([['results', 1]]));
});

test('H24: a supporting resource that policy may withhold carries its condition only once it is counted', async () => {
  const { intake } = intakeOf('withholdable');
  const classified = classifyPage(pageOf([organization, observation('1'), observation('1')]), intake.received);
  expect(intake.withholdable).toEqual([]);
  await intake.take(classified);
  expect(intake.withholdable).toMatchObject([{ labels: [{ code: 'R' }] }, { id: 'vale|Observation/1', labels: [] }]);
});

test('held resources count as received at once, and as refused if nobody takes them', async () => {
  const { intake } = intakeOf('held');
  intake.hold(3);
  expect([intake.roomLeft(), intake.counts()]).toEqual([36, { received: 4, entries: 0, supporting: 1, refused: 3 }]);
  await intake.takeHeld(classifyPage(pageOf([observation('1'), observation('2')]), intake.received));
  expect([intake.roomLeft(), intake.counts()]).toEqual([36, { received: 4, entries: 2, supporting: 1, refused: 1 }]);
});

const anyResource = fc.oneof(
  fc.nat(5).map((id) => observation(`o${id}`)),
  fc.nat(5).map((id) => observation(`o${id}`, 'zoe')),
  fc.nat(3).map((id) => ({ ...observation(`o${id}`), id: undefined })),
  fc.constantFrom<unknown>(organization, adaAtSource, withoutId, 'text', null, {}, { resourceType: 'Observation', id: 'nobody' }),
);

test('received = entries + supporting + refused, whatever the order, the copies and the size of the slices', async () => {
  const pages = fc.array(fc.record({ resources: fc.array(anyResource, { maxLength: 20 }), slice: fc.integer({ min: 1, max: 7 }) }), {
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(pages, fc.nat(3), async (all, matched) => {
      const { intake, events } = intakeOf('any', matched);
      let taken = matched;
      for (const { resources, slice } of all)
        for (const classified of classifyInSlices(pageOf(resources), intake.received, slice)) {
          const accepted = classified.slice(0, intake.roomLeft());
          await intake.take(accepted);
          taken += accepted.length;
          const { received, entries, supporting, refused } = intake.counts();
          expect([received, entries + supporting + refused]).toEqual([taken, taken]);
          expect(received).toBeLessThanOrEqual(40);
          expect(sentBy(events)).toEqual({ entries, refused });
          expect([...intake.perCategory.values()].reduce((sum, count) => sum + count, 0)).toBe(entries);
        }
      // No entry is sent twice.
      const ids = events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry.id) : []));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 150 },
  );
});

const pageOf = (resources: readonly unknown[]): readonly BundleEntry[] => resources.map((resource) => ({ resource }));

function sentBy(events: readonly SourceEvent[]): Pick<ResourceCounts, 'entries' | 'refused'> {
  const entries = events.flatMap((event) => (event.type === 'entries' ? event.entries : [])).length;
  return { entries, refused: events.filter(({ type }) => type === 'refused').length };
}
