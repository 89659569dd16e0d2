import { listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Prefix of a delivery that has not been made, or is given up. */
const prefixes = wordTable('in-progress: On its way; abandoned: Abandoned, not delivered');

/** SupplyDelivery: dressings, stockings and other supplies that were brought to the patient. */
export const supplyDelivery: Kind = {
  name: 'supply-delivery',
  types: ['SupplyDelivery'],
  words: 'Delivery of supplies',
  searchCategories: ['devices'],
  codes: { status: wordSet('in-progress completed abandoned entered-in-error') },
  describedElements: elementNames('status occurrence[x] encounter'),
  labels: {
    type: 'Sort',
    suppliedItem: 'Supplied',
    quantity: 'Quantity',
    supplier: 'Supplier',
    destination: 'Delivered to',
    receiver: 'Received by',
    basedOn: 'Request',
    partOf: 'Part of',
    stage: 'Stage',
    occurrenceTiming: 'How often',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const items = objectsOf(resource.suppliedItem);
    const code = conceptOf(items[0]?.itemCodeableConcept) ?? conceptOf(resource.type);
    const named = conceptTexts(items.map(({ itemCodeableConcept }) => itemCodeableConcept).filter((item) => item !== undefined));
    const referenced = namesIn(
      items.map(({ itemReference, reference, display }) => itemReference ?? { reference, display }),
      context,
    );
    return {
      category: 'devices',
      title: joinTitle(prefixes.get(status ?? ''), 'Supplies', named ?? referenced ?? conceptTexts(listOf(resource.type)) ?? 'not named'),
      detail: joinTexts([referenceName(resource.supplier, context), referenceName(resource.destination, context)], ' · '),
      code,
      assertion: status === 'abandoned' ? 'denied' : 'affirmed',
      status,
      dates: datesOf([[choiceOf(resource, 'occurrence'), 'happened']]),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};
