import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, objectsOf } from '#/lib/fhir/resource/json.ts';
import { statedFacts } from '#/lib/fhir/kind-parts/facts.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText, conceptTexts, wordedText } from '#/lib/fhir/datatypes/concept.ts';
import { decimalText } from '#/lib/fhir/datatypes/quantity.ts';
import { referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';
import { modalityWords } from '#/lib/fhir/kind-parts/words.ts';

/** ImagingStudy: the images themselves; their report says what was found. */
export const imagingStudy: Kind = {
  name: 'imaging-study',
  types: ['ImagingStudy'],
  words: 'Imaging study',
  searchCategories: ['imaging'],
  codes: { status: wordSet('registered available cancelled entered-in-error unknown') },
  describedElements: elementNames(
    'status started description procedureCode modality series encounter note numberOfSeries numberOfInstances',
  ),
  parts: {
    // Names of single images are technical.
    series: 'uid number modality description numberOfInstances endpoint bodySite bodySiteReference laterality started performer instance',
    performer: 'function actor',
    instance: 'uid sopClass number title',
  },
  labels: {
    reasonCode: 'For',
    reasonReference: 'For',
    referrer: 'Requested by',
    interpreter: 'Read by',
    location: 'Place',
    basedOn: 'Request',
    procedureReference: 'Procedure',
    endpoint: 'Images held at',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const series = objectsOf(resource.series);
    const modality = modalitiesOf([...objectsOf(resource.modality), ...series.map((item) => item.modality)]);
    const procedure = conceptTexts(resource.procedureCode);
    const name = lineOf(resource.description) ?? procedure ?? modality;
    const site = joinTexts([...new Set(series.map(({ bodySite }) => conceptText(bodySite)))], ', ');
    const cancelled = status === 'cancelled';
    return {
      category: 'imaging',
      title: joinTitle(cancelled ? 'Cancelled' : undefined, name === undefined ? 'Imaging study not named' : `${name} (images)`),
      detail: joinTexts([status === 'registered' ? 'no images yet' : undefined, name === modality ? undefined : modality, site], ' · '),
      code: conceptOf(objectsOf(resource.procedureCode)[0]),
      assertion: cancelled ? 'denied' : 'affirmed',
      status,
      dates: datesOf([[resource.started, 'performed']]),
      facts: [
        ...statedFacts({ Procedure: name === procedure ? undefined : procedure, Images: countText(resource) }),
        ...series.map((item, index) => ({ label: `Series ${decimalText(item.number) ?? index + 1}`, value: seriesText(item, context) })),
      ],
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};

function modalitiesOf(values: readonly unknown[]): string | undefined {
  return joinTexts([...new Set(values.map((value) => wordedText(value, modalityWords)))], ', ');
}

function countText({ numberOfSeries, numberOfInstances }: JsonObject): string | undefined {
  const images = decimalText(numberOfInstances);
  const series = decimalText(numberOfSeries);
  return joinTexts([images, series && `in ${series} series`], ' ');
}

function performerText({ function: role, actor }: JsonObject, context: ResourceContext): string | undefined {
  return joinTexts([conceptText(role), referenceText(actor, context)], ' ');
}

/** Series in one line; its single images have only technical names. */
function seriesText(series: JsonObject, context: ResourceContext): EntryFact['value'] {
  const images =
    decimalText(series.numberOfInstances) ?? (series.instance === undefined ? undefined : String(objectsOf(series.instance).length));
  const parts = [
    modalitiesOf([series.modality]),
    lineOf(series.description),
    joinTexts([conceptText(series.bodySite), referenceText(series.bodySiteReference, context), conceptText(series.laterality)], ', '),
    images && `${images} ${images === '1' ? 'image' : 'images'}`,
    joinTexts([...new Set(objectsOf(series.instance).map(({ title }) => lineOf(title)))], ', '),
    lineOf(series.started),
    joinTexts([...new Set(objectsOf(series.performer).map((performer) => performerText(performer, context)))], ', '),
    lineOf(series.uid),
  ];
  return joinTexts(parts, ' · ') ?? 'no details given';
}
