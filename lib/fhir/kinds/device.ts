import { type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Device: an implant or an aid of the patient's own. */
export const device: Kind = {
  name: 'device',
  types: ['Device'],
  words: 'Device',
  searchCategories: ['devices'],
  mayLackPatient: true,
  codes: { status: wordSet('active inactive entered-in-error unknown') },
  describedElements: elementNames('status type note'),
  labels: {
    deviceName: 'Name',
    manufacturer: 'Manufacturer',
    modelNumber: 'Model',
    serialNumber: 'Serial number',
    lotNumber: 'Batch',
    udiCarrier: 'UDI',
    distinctIdentifier: 'Distinct identifier',
    manufactureDate: 'Made',
    expirationDate: 'Expires',
    statusReason: 'Reason for status',
    safety: 'Safety',
    owner: 'Owner',
    location: 'Place',
  },
  // A monitor names no patient; its measurements show it.
  standsAlone: ({ patient }) => objectOf(patient) !== undefined,
  describe: (context) => {
    const { resource } = context;
    const type = conceptOf(resource.type);
    const status = lineOf(resource.status);
    const name = type?.text ?? nameOf(resource) ?? referenceName(resource.definition, context);
    return {
      category: 'devices',
      title: joinTitle(status === 'inactive' ? 'No longer active' : undefined, name ?? lineOf(resource.modelNumber) ?? 'Device not named'),
      detail: joinTexts([conceptTexts(resource.statusReason), lineOf(resource.manufacturer), lineOf(resource.modelNumber)], ' · '),
      code: type,
      status,
      // Dates of making and expiry do not tell when the patient had it.
      dates: datesOf([]),
      identity: [...identifierKeys(resource), ...udiKeys(resource)],
      compare: fieldsToCompare({ Status: status }),
    };
  },
};

function nameOf({ deviceName }: Resource): string | undefined {
  const names = objectsOf(deviceName);
  const chosen = names.find(({ type }) => type === 'user-friendly-name' || type === 'patient-reported-name') ?? names[0];
  return lineOf(chosen?.name);
}

/** Keys of a device: the UDI's device identifier names a model; with the serial number it names one device in the world. */
function udiKeys({ udiCarrier, serialNumber }: Resource): readonly string[] {
  const serial = lineOf(serialNumber);
  const models = objectsOf(udiCarrier).map(({ deviceIdentifier }) => lineOf(deviceIdentifier));
  return models.flatMap((model) => (model === undefined || serial === undefined ? [] : [`Device|identifier|udi|${model}|${serial}`]));
}
