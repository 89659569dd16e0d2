import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const left = { system: 'http://snomed.info/sct', code: '7771000', display: 'Left' };
const mcode = 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier';
const side = (value: object, url = mcode): object => ({ extension: [{ url, ...value }] });
const coded = side({ valueCodeableConcept: { coding: [left] } });
const fracture = { resourceType: 'Condition', id: '1', code: { text: 'Fracture' } };
const biopsy = { resourceType: 'Procedure', id: '1', status: 'completed', code: { text: 'Biopsy' } };

test.each<[string, object, string, string | undefined, string | undefined]>([
  ['of a site', { ...fracture, bodySite: [{ text: 'Radius', ...coded }] }, 'Fracture', 'Radius (left)', 'left'],
  [
    'of a site, by its code alone',
    { ...fracture, bodySite: [{ text: 'Radius', ...side({ valueCoding: { system: left.system, code: '24028007' } }) }] },
    'Fracture',
    'Radius (right)',
    'right',
  ],
  [
    'of one of two sites',
    { ...fracture, bodySite: [{ text: 'Radius', ...coded }, { text: 'Rib' }] },
    'Fracture',
    'Radius (left), Rib',
    'left',
  ],
  [
    'of the resource, with a site',
    { ...biopsy, bodySite: [{ text: 'Breast' }], ...side({ valueString: 'Right' }, 'https://ehr.example/fhir/laterality') },
    'Biopsy',
    'Breast (right)',
    'right',
  ],
  [
    'of the resource, without a site',
    { ...fracture, ...side({ valueCode: 'left' }, 'https://ehr.example/StructureDefinition/Laterality') },
    'Fracture (left)',
    undefined,
    'left',
  ],
  ['of the code', { ...fracture, code: { text: 'Cataract', ...coded } }, 'Cataract (left)', undefined, 'left'],
  ['already in the words', { ...fracture, bodySite: [{ text: 'Left radius', ...coded }] }, 'Fracture', 'Left radius', 'left'],
  [
    'of both sides',
    { ...fracture, bodySite: [{ text: 'Knee', ...side({ valueCodeableConcept: { text: 'Bilateral' } }) }] },
    'Fracture',
    'Knee (bilateral)',
    'both',
  ],
  ['none', { ...fracture, bodySite: [{ text: 'Radius' }] }, 'Fracture', 'Radius', undefined],
  [
    'another extension',
    { ...fracture, bodySite: [{ text: 'Radius', ...side({ valueString: 'left-handed' }, 'https://ehr.example/handedness') }] },
    'Fracture',
    'Radius',
    undefined,
  ],
])('H20 a side in an extension stands on the row: %s', (_case, resource, title, detail, compared) => {
  const entry = entryOf(resource);
  expect([entry.title, entry.detail, entry.compare.Side]).toEqual([title, detail, compared]);
});

test('H10 the extension stays a fact', () => {
  expect(Object.values(factsOf(entryOf({ ...fracture, bodySite: [{ text: 'Radius', ...coded }] })))).toContain('Left');
});
