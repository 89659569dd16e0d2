import type { JsonObject, Resource } from '#/lib/fhir/resource/json.ts';
import { hasCode } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateText } from '#/lib/fhir/cda/datatypes/dates.ts';
import { identifiersOf } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { addressOf, contactPoint, humanName, organizationText } from '#/lib/fhir/cda/datatypes/people.ts';
import { present } from '#/lib/fhir/cda/datatypes/present.ts';
import { cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import type { Narrative } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, at, attribute, child, children } from '#/lib/fhir/markup/element-tree.ts';

const genders = new Map([
  ['M', 'male'],
  ['F', 'female'],
  ['UN', 'other'],
  // NHS Person Gender, and codes that stand for themselves.
  ['1', 'male'],
  ['2', 'female'],
  ['9', 'other'],
  ['0', 'unknown'],
  ['male', 'male'],
  ['female', 'female'],
]);

/** ClinicalDocument.recordTarget as an R4 Patient: whom the document says that it is about. */
export function patientOf(root: Element, key: string, narrative: Narrative): Resource {
  const role = at(root, 'recordTarget', 'patientRole');
  const person = child(role, 'patient');
  const practice = organizationText(child(role, 'providerOrganization'));
  const all = (name: string, of: Element | undefined): readonly Element[] => children(of, name);
  return {
    resourceType: 'Patient',
    ...present({
      id: `cda-${key}`,
      meta: labelled(root),
      identifier: identifiersOf([...all('id', role), ...all('sdtc:id', person)]),
      name: all('name', person)
        .map(humanName)
        .filter((name) => name !== undefined),
      telecom: all('telecom', role)
        .map(contactPoint)
        .filter((contact) => contact !== undefined),
      gender: genderOf(child(person, 'administrativeGenderCode')),
      birthDate: birthDateOf(child(person, 'birthTime')),
      ...deceasedOf(person),
      address: all('addr', role)
        .map(addressOf)
        .filter((address) => address !== undefined),
      maritalStatus: cdaConcept(child(person, 'maritalStatusCode'), narrative),
      communication: all('languageCommunication', person).flatMap((item) => languageOf(item, narrative)),
      managingOrganization: practice === undefined ? undefined : { display: practice },
    }),
  };
}

/** A restricted document keeps its patient's whereabouts out of sight as a restricted Patient does. */
function labelled(root: Element): JsonObject | undefined {
  const restricted = hasCode(child(root, 'confidentialityCode'), new Set(['R', 'V']));
  const code = attribute(child(root, 'confidentialityCode'), 'code');
  return restricted ? { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code }] } : undefined;
}

function genderOf(code: Element | undefined): string | undefined {
  const genderCode = attribute(code, 'code');
  return genderCode === undefined ? undefined : (genders.get(genderCode) ?? 'unknown');
}

/** Patient.birthDate is a date: the time of birth is not part of who somebody is. */
function birthDateOf(birth: Element | undefined): string | undefined {
  return dateText(attribute(birth, 'value'))?.slice(0, 10);
}

function deceasedOf(person: Element | undefined): JsonObject {
  const time = dateText(attribute(child(person, 'sdtc:deceasedTime'), 'value'));
  if (time !== undefined) return { deceasedDateTime: time };
  const dead = attribute(child(person, 'sdtc:deceasedInd'), 'value');
  return dead === 'true' ? { deceasedBoolean: true } : {};
}

function languageOf(communication: Element, narrative: Narrative): readonly JsonObject[] {
  const code = attribute(child(communication, 'languageCode'), 'code');
  if (code === undefined) return [];
  const language = cdaConcept(child(communication, 'languageCode'), narrative) ?? {};
  const preferred = attribute(child(communication, 'preferenceInd'), 'value') === 'true';
  return [{ language, ...(preferred && { preferred: true }) }];
}
