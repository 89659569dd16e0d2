import { objectsOf } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, wordedText } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

const prefixes = wordTable('cancelled: Cancelled; draft: Draft');
/** FHIR R4 ex-visionprescriptionproduct. */
const products = wordTable('lens: glasses; contact: contact lenses');

/** VisionPrescription: lenses for each eye. */
export const visionPrescription: Kind = {
  name: 'vision-prescription',
  types: ['VisionPrescription'],
  words: 'Vision prescription',
  searchCategories: ['devices'],
  codes: { status: wordSet('active cancelled draft entered-in-error') },
  describedElements: elementNames('status created dateWritten note encounter'),
  labels: { lensSpecification: 'Lens', prescriber: 'Prescribed by' },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const lenses = objectsOf(resource.lensSpecification);
    const kinds = lenses.map(({ product }) => wordedText(product, products));
    const eyes = lenses.map(({ eye }) => lineOf(eye));
    return {
      category: 'devices',
      title: joinTitle(prefixes.get(status ?? ''), 'Vision prescription', joinTexts([...new Set(kinds)], ', ')),
      detail: joinTexts([joinTexts([...new Set(eyes)], ', '), referenceName(resource.prescriber, context)], ' · '),
      code: conceptOf(lenses[0]?.product),
      assertion: status === 'cancelled' ? 'denied' : 'affirmed',
      status,
      dates: datesOf([
        [resource.dateWritten, 'authored'],
        [resource.created, 'recorded'],
      ]),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};
