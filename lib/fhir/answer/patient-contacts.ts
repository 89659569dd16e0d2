import type { ContactPerson, SpokenLanguages } from '#/lib/record/model/contact-person.ts';
import { nameText } from '#/lib/fhir/datatypes/person.ts';
import { resourceContextOf, type ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { contactPartOf, contactPerson, phonesOf, roleWords } from './contact-person.ts';
import { type JsonObject, type Resource, listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { hidesWhereabouts } from './patient-identity.ts';
import { languagesOf } from './patient-languages.ts';

/** People to ring whom a Patient names. `restricted`: its source keeps its address back, and nobody's number may be shown. */
export interface PatientContacts {
  readonly contacts: readonly ContactPerson[];
  readonly restricted: boolean;
  /** Absent: it says nothing of them. */
  readonly speech?: SpokenLanguages;
}

/**
 * Reads Patient.contact and the practice (`generalPractitioner`), whose number stands in an Organization among `receivedWith`, by
 * reference or by identifier. Takes any value; one that is no Patient names nobody.
 */
export function patientContacts(value: unknown, receivedWith: readonly unknown[] = []): PatientContacts {
  const patient = resourceOf(value);
  if (patient?.resourceType !== 'Patient') return { contacts: [], restricted: false };
  const languages = languagesOf(patient);
  const speech = Object.keys(languages).length > 0 && { speech: languages };
  if (hidesWhereabouts(patient)) return { contacts: [], restricted: true, ...speech };
  const resources = receivedWith.map(resourceOf).filter((resource) => resource !== undefined);
  const find = (reference: string): Resource | undefined =>
    resources.find(({ resourceType, id }) => typeof id === 'string' && reference.endsWith(`${resourceType}/${id}`));
  const context = resourceContextOf(patient, '', find);
  return {
    contacts: [...objectsOf(patient.contact).flatMap((contact) => contactOf(contact, context)), ...practicesOf(resources, context)],
    restricted: false,
    ...speech,
  };
}

function contactOf({ relationship, name, organization, telecom, period }: JsonObject, context: ResourceContext): readonly ContactPerson[] {
  if (objectOf(period)?.end !== undefined) return [];
  const words = nameText(objectOf(name)) ?? referenceName(organization, context);
  const part = contactPartOf(relationship);
  return words === undefined ? [] : [contactPerson(part, { role: roleWords(relationship, part), name: words, phones: phonesOf(telecom) })];
}

function practicesOf(resources: readonly Resource[], context: ResourceContext): readonly ContactPerson[] {
  const { generalPractitioner, careProvider } = context.resource;
  return listOf(generalPractitioner ?? careProvider).flatMap((reference) => {
    const target = context.resolve(reference) ?? byIdentifier(reference, resources);
    const name = referenceName(reference, context) ?? lineOf(target?.name);
    return name === undefined ? [] : [contactPerson('practice', { role: undefined, name, phones: phonesOf(target?.telecom) })];
  });
}

/** The Organization of a logical reference: the same number in the same system. */
function byIdentifier(reference: unknown, resources: readonly Resource[]): Resource | undefined {
  const { system, value } = objectOf(objectOf(reference)?.identifier) ?? {};
  if (lineOf(system) === undefined || lineOf(value) === undefined) return undefined;
  return resources.find(
    ({ resourceType, identifier }) =>
      resourceType === 'Organization' && objectsOf(identifier).some((number) => number.system === system && number.value === value),
  );
}
