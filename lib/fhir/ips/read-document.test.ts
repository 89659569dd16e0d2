import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from './read-document.ts';

const document = (section: readonly object[], more: readonly object[] = []) => ({
  resourceType: 'Bundle',
  type: 'document',
  entry: [{ fullUrl: 'urn:uuid:c', resource: { resourceType: 'Composition', section } }, ...more],
});

const sectionsOf = (body: unknown) => {
  const read = readDocument(body);
  return read.ok ? read.document.sections : undefined;
};

const condition = (fullUrl: string, more: object = {}) => ({ fullUrl, resource: { resourceType: 'Condition', ...more } });
const holding = (...references: readonly string[]) => ({ entry: references.map((reference) => ({ reference })) });

describe('sections', () => {
  test('a place is unique, a section within another speaks of what that does', () => {
    const code = { coding: [{ system: 'http://loinc.org', code: '11450-4' }] };
    const within = { title: 'Past', section: [{ title: 'Past' }] };
    expect(sectionsOf(document([{ title: 'Problems', code, section: [within] }, { code: { text: 'Notes' } }, {}]))).toEqual([
      { place: 'Problems', category: 'problems', members: [], broken: 0, hasText: false, labels: [] },
      { place: 'Past', category: 'problems', members: [], broken: 0, hasText: false, labels: [] },
      { place: 'Past (2)', category: 'problems', members: [], broken: 0, hasText: false, labels: [] },
      { place: 'Notes', members: [], broken: 0, hasText: false, labels: [] },
      { place: 'Section', members: [], broken: 0, hasText: false, labels: [] },
    ]);
  });

  test.each([
    ['by its name', 'urn:uuid:1', [condition('urn:uuid:1')], [1], 0],
    ['by its address', 'https://a.test/Condition/1', [condition('https://a.test/Condition/1', { id: '1' })], [1], 0],
    ['by type and id', 'Condition/1', [condition('https://a.test/Condition/1', { id: '1' })], [1], 0],
    ['of a version', 'https://a.test/Condition/1/_history/2', [condition('https://a.test/Condition/1', { id: '1' })], [1], 0],
    [
      'of two with one id, the one at that address',
      'https://b.test/Condition/1',
      [condition('https://a.test/Condition/1', { id: '1' }), condition('https://b.test/Condition/1', { id: '1' })],
      [2],
      0,
    ],
    [
      'of two with one id, neither',
      'Condition/1',
      [condition('https://a.test/Condition/1', { id: '1' }), condition('https://b.test/Condition/1', { id: '1' })],
      [],
      1,
    ],
    ['not there', 'urn:uuid:9', [condition('urn:uuid:1')], [], 1],
    ['contained in the Composition', '#1', [], [], 0],
  ])('an entry %s', (_, reference, entries, members, broken) => {
    expect(sectionsOf(document([holding(reference)], entries))).toMatchObject([{ members, broken }]);
  });

  test('panels within panels, and a panel that holds itself', () => {
    const observation = (fullUrl: string, ...members: readonly string[]) => ({
      fullUrl,
      resource: { resourceType: 'Observation', hasMember: members.map((reference) => ({ reference })) },
    });
    const entries = [
      observation('urn:uuid:1', 'urn:uuid:2', 'urn:uuid:1'),
      observation('urn:uuid:2', 'urn:uuid:3'),
      observation('urn:uuid:3'),
    ];
    expect(sectionsOf(document([holding('urn:uuid:1')], entries))).toMatchObject([{ members: [1, 2, 3] }]);
  });

  test('H13 empty for two reasons is empty for no certain one', () => {
    const reason = (...codes: readonly string[]) => ({ emptyReason: { coding: codes.map((code) => ({ code })) } });
    const empties = sectionsOf(document([reason('nilknown'), reason('nilknown', 'withheld'), { emptyReason: { text: 'Nil' } }]));
    expect(empties?.map(({ empty }) => empty)).toEqual(['nilknown', 'other', 'other']);
  });
});

test('a resource without an id has that of its name', () => {
  const read = readDocument(document([], [condition('urn:uuid:5'), condition('urn:uuid:6', { id: 'own' }), condition('https://a.test/x')]));
  expect(read.ok && read.document.entries.map(({ resource }) => resource)).toMatchObject([
    { id: 'c' },
    { id: '5' },
    { id: 'own' },
    { resourceType: 'Condition' },
  ]);
});

test('H06 whatever comes, it is read or it is no document', () => {
  const part = fc.jsonValue();
  const bundle = fc.record({
    resourceType: fc.constant('Bundle'),
    type: fc.constantFrom('document', 'searchset'),
    entry: fc.oneof(
      part,
      fc.array(
        fc.record({
          fullUrl: part,
          resource: fc.oneof(
            part,
            fc.record({
              resourceType: fc.constantFrom('Composition', 'Condition'),
              section: fc.oneof(
                part,
                fc.array(fc.record({ title: part, code: part, entry: part, emptyReason: part, section: part, text: part })),
              ),
            }),
          ),
        }),
      ),
    ),
  });
  fc.assert(
    fc.property(fc.oneof(part, bundle), (body) => {
      const read = readDocument(body);
      expect(read.ok ? read.document.composition.resourceType : read.why).toMatch(/^(Composition|not-a-document|operation-outcome)$/);
    }),
  );
});
