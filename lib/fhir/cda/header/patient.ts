import type { JsonObject, Resource } from '#/lib/fhir/resource/json.ts';
import { codingOf } from '#/lib/fhir/datatypes/concept.ts';
import { hideNothing } from '#/lib/record/security-labels/read-label.ts';
import { securityLabelsOf } from '#/lib/fhir/cda/datatypes/security-label.ts';
import { dateText } from '#/lib/fhir/cda/datatypes/dates.ts';
import { identifiersOf } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { addressOf, contactPoint, humanName, organizationText } from '#/lib/fhir/cda/datatypes/people.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import type { Narrative } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, elementAtPath, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';

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
  const role = elementAtPath(root, 'recordTarget', 'patientRole');
  const person = childNamed(role, 'patient');
  const practice = organizationText(childNamed(role, 'providerOrganization'));
  const all = (name: string, of: Element | undefined): readonly Element[] => childrenNamed(of, name);
  return {
    resourceType: 'Patient',
    ...presentParts({
      id: `cda-${key}`,
      meta: labelled(root),
      identifier: identifiersOf([...all('id', role), ...all('sdtc:id', person)]),
      name: all('name', person)
        .map(humanName)
        .filter((name) => name !== undefined),
      telecom: all('telecom', role)
        .map(contactPoint)
        .filter((contact) => contact !== undefined),
      gender: genderOf(childNamed(person, 'administrativeGenderCode')),
      birthDate: birthDateOf(childNamed(person, 'birthTime')),
      ...deceasedOf(person),
      address: all('addr', role)
        .map(addressOf)
        .filter((address) => address !== undefined),
      maritalStatus: cdaConcept(childNamed(person, 'maritalStatusCode'), narrative),
      communication: all('languageCommunication', person).flatMap((item) => languageOf(item, narrative)),
      managingOrganization: practice === undefined ? undefined : { display: practice },
    }),
  };
}

/** A restricted document keeps its patient's whereabouts out of sight as a restricted Patient does. */
function labelled(root: Element): JsonObject | undefined {
  const security = childrenNamed(root, 'confidentialityCode').flatMap(securityLabelsOf);
  return hideNothing(security.flatMap((label) => codingOf(label) ?? [])) ? undefined : { security };
}

function genderOf(code: Element | undefined): string | undefined {
  const genderCode = attributeOf(code, 'code');
  return genderCode === undefined ? undefined : (genders.get(genderCode) ?? 'unknown');
}

/** Patient.birthDate is a date: the time of birth is not part of who somebody is. */
function birthDateOf(birth: Element | undefined): string | undefined {
  return dateText(attributeOf(birth, 'value'))?.slice(0, 10);
}

function deceasedOf(person: Element | undefined): JsonObject {
  const time = dateText(attributeOf(childNamed(person, 'sdtc:deceasedTime'), 'value'));
  if (time !== undefined) return { deceasedDateTime: time };
  const dead = attributeOf(childNamed(person, 'sdtc:deceasedInd'), 'value');
  return dead === 'true' ? { deceasedBoolean: true } : {};
}

function languageOf(communication: Element, narrative: Narrative): readonly JsonObject[] {
  const code = attributeOf(childNamed(communication, 'languageCode'), 'code');
  if (code === undefined) return [];
  const language = cdaConcept(childNamed(communication, 'languageCode'), narrative) ?? {};
  const preferred = attributeOf(childNamed(communication, 'preferenceInd'), 'value') === 'true';
  return [{ language, ...(preferred && { preferred: true }) }];
}
