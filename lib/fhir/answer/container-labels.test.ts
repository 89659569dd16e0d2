import { describe, expect, test } from 'vitest';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { hideNothing } from '#/lib/record/security-labels/read-label.ts';
import { readSearchset } from './bundle.ts';
import { withContainerLabels } from './container-labels.ts';

const conf = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const act = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const restricted = { meta: { security: [{ system: conf, code: 'R' }] } };
const extended = { extension: [{ url: 'https://labels.example/security-label', valueCode: 'R' }] };
const urn = 'urn:uuid:11111111-1111-4111-8111-111111111111';
const result = { resourceType: 'Observation', id: 'o' };

const keeps = (value: unknown): boolean => {
  const resource = resourceOf(value);
  return resource !== undefined && !hideNothing(scanResource(resource).labels);
};

/** Tells whether the first entry of an answer, a result, is kept back. */
function isKept(bundle: object, entry: object = {}, ...others: readonly object[]): boolean {
  const read = readSearchset({
    ...{ resourceType: 'Bundle', type: 'searchset', ...bundle },
    entry: [{ fullUrl: urn, resource: result, ...entry }, ...others.map((resource) => ({ resource }))],
  });
  if (!read.ok) throw new Error('no Bundle');
  const labelling = withContainerLabels(read.searchset.entries, new Map());
  for (;;) {
    const { done, value } = labelling.next();
    if (done) return keeps(value[0]?.resource);
  }
}

const references = ['Observation/o', 'https://ehr.example/fhir/Observation/o', 'Observation/o/_history/3', '/Observation/o', urn];
const lists: readonly (readonly [string, object])[] = [
  ['its meta', restricted],
  ['its tags', { meta: { tag: restricted.meta.security } }],
  ['an extension', extended],
  ['its own element', { security: [{ code: 'R' }] }],
  ['words', { meta: { security: [{ display: 'HIV' }] } }],
];

describe('H45 labels of what names an item', () => {
  test.each(references.flatMap((reference) => lists.map(([place, label]) => [reference, place, label] as const)))(
    'a List and a Provenance that name %s, labelled in %s',
    (reference, _, label) => {
      expect(isKept({}, {}, { resourceType: 'List', id: 'l', ...label, entry: [{ item: { reference } }] })).toBe(true);
      expect(isKept({}, {}, { resourceType: 'Provenance', id: 'p', ...label, target: [{ reference }] })).toBe(true);
      expect(isKept({}, {}, { resourceType: 'List', id: 'l', entry: [{ item: { reference } }] })).toBe(false);
    },
  );

  test.each(['Observation/p', 'Condition/o', 'urn:uuid:22222222-2222-4222-8222-222222222222', '#o'])(
    'a List that names %s says nothing of it',
    (reference) => {
      expect(isKept({}, {}, { resourceType: 'List', id: 'l', ...restricted, entry: [{ item: { reference } }] })).toBe(false);
    },
  );

  test.each([
    [
      'an entry of a List',
      { resourceType: 'List', entry: [{ ...extended, item: { reference: 'Observation/p' } }, { item: { reference: urn } }] },
    ],
    ['an agent', { resourceType: 'Provenance', target: [{ reference: urn }], agent: [extended] }],
    ['another resource', { resourceType: 'Basic', ...restricted }],
  ])('a label of %s is none of the rest', (_, resource) => {
    expect(isKept({}, {}, resource)).toBe(false);
  });
});

test.each([
  ['meta', restricted, {}],
  ['an extension of the Bundle', extended, {}],
  ['the entry', {}, restricted],
  ['an extension of the entry', {}, extended],
  ['the search of the entry', {}, { search: { mode: 'match', ...extended } }],
  ['the response of the entry', {}, { response: { status: '200', ...restricted } }],
])('H45 a label at %s holds for the item', (_, bundle, entry) => {
  expect(isKept(bundle, entry)).toBe(true);
});

test.each([
  {},
  { search: { mode: 'match', score: 1 } },
  { response: { status: '200', outcome: { resourceType: 'OperationOutcome' } } },
  { search: { mode: 'match', extension: [{ url: 'https://labels.example/rank', valueInteger: 1 }] } },
])('an entry without a label, %j, keeps nothing back', (entry) => {
  expect(isKept({}, entry)).toBe(false);
});

const ds4p = 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension';
const extensionOf = (url: string, more: object): object => ({ extension: [{ url, ...more }] });
const tagged = (tag: unknown): object => ({ meta: { tag: [tag] } });

test.each([
  ['a tag with system and code in one', tagged({ code: `${conf}|R` })],
  ['a tag with system and code in one', tagged({ code: `${act}|HIV` })],
  ['a tag with both in its system', tagged({ system: `${conf}|R` })],
  ['a tag of HL7 v2', tagged({ code: 'R^Restricted^HL70177' })],
  ['a tag that is a concept', tagged({ coding: [{ system: conf, code: 'R' }] })],
  ['a tag in words', tagged({ system: act, display: 'HIV/AIDS information sensitivity' })],
  ['a tag with an unknown code and words', tagged({ system: act, code: '77', display: 'HIV record' })],
  ['a tag with a system of levels alone', tagged({ system: conf })],
  ['a label in parts', extensionOf('https://labels.example/security-label', { extension: [{ url: 'code', valueCode: 'R' }] })],
  ['a label of a shape that is unknown', extensionOf('https://labels.example/security-label', { valueIdentifier: { value: 'R' } })],
  ['a level as a number', extensionOf('http://hl7.org/fhir/StructureDefinition/composition-confidentiality', { valueInteger: 5 })],
  ['confidential: yes', extensionOf('https://labels.example/is-confidential', { valueBoolean: true })],
])('H45 %s keeps back', (_, element) => {
  expect(keeps({ ...result, ...element })).toBe(true);
});

test.each([
  ['how sure a programme is', tagged({ system: 'https://ai.example/confidence-level', code: 'high' })],
  ['how sure a programme is', tagged({ system: 'https://ai.example/model-confidence', code: '0.93' })],
  ['a code of contacts', tagged({ system: 'https://ehr.example/contact-codes', code: 'B' })],
  ['a code of contracts', tagged({ system: 'https://ehr.example/ContractCode', code: 'B' })],
  ['what bacteria resist', tagged({ system: 'https://lab.example/antibiotic-sensitivity', code: 'R' })],
  ['a mirrored act', tagged({ system: act, code: 'ACTMIRROR' })],
  ['test data', tagged({ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' })],
  ['a part', tagged({ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' })],
  ['a common tag', tagged({ system: 'http://terminology.hl7.org/CodeSystem/common-tags', code: 'actionable' })],
  ['a local tag', tagged({ system: 'https://ehr.example/ward', code: 'R' })],
  ['a tag without a system', tagged({ code: 'R' })],
  ['a tag that says nothing', tagged({})],
  ['a tag that says nothing', tagged({ userSelected: false })],
  ['words among tags', tagged('reviewed')],
  ['a confidence', extensionOf('https://ai.example/confidence', { valueDecimal: 0.9 })],
  ['confidential: no', extensionOf('https://labels.example/is-confidential', { valueBoolean: false })],
  ['that there are labels inside', extensionOf(`${ds4p}-has-inline-sec-label`, { valueBoolean: true })],
  ['where a label comes from', extensionOf(`${ds4p}-sec-label-classifier`, { valueReference: { reference: 'Organization/a' } })],
  ['no label', { meta: { security: [] } }],
])('%s keeps nothing back', (_, element) => {
  expect(keeps({ ...result, ...element })).toBe(false);
});
