import { hasLabel, hideNothing } from '#/lib/record/security-labels/read-label.ts';
import { labelsIn } from './security-label.ts';
import type { PatientIdentifier, PatientIdentity } from '#/lib/record/model/patient.ts';
import { type JsonObject, type Resource, listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { precisionOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import { addressLines, linesOf, nameText, preferredName } from '#/lib/fhir/datatypes/person.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { isLatin, languageOfName } from './name-language.ts';
import { languagesOf, languageTagsOf } from './patient-languages.ts';
import { resourceContextOf } from '#/lib/fhir/datatypes/resource-context.ts';

const genders = new Set(['male', 'female', 'other', 'unknown']);

/** Stands for the name of a Patient without any. */
export const nameNotKnown = 'Name not known';

/** Reads the facts of a Patient that identify a person; undefined where it is no Patient. */
export function patientIdentity(value: unknown): PatientIdentity | undefined {
  const patient = resourceOf(value);
  if (patient?.resourceType !== 'Patient') return undefined;
  const restricted = hidesWhereabouts(patient);
  return {
    identifiers: identifiersOf(patient),
    ...nameOf(patient),
    ...birthDateOf(patient.birthDate),
    ...(genders.has(lineOf(patient.gender) ?? '') && { gender: genderOf(patient.gender) }),
    ...deceasedOf(patient),
    ...languagesOf(patient),
    restricted,
    ...(restricted ? {} : whereabouts(patient)),
  };
}

/** Labels under which an address or a telephone number may endanger the patient (NHS PDS: R, V, REDACTED). */
export function hidesWhereabouts({ meta, security }: Resource): boolean {
  const labels = labelsIn({ meta, security });
  return !hideNothing(labels) || hasLabel(labels, redacted);
}
const redacted = new Set(['REDACTED']);

/** Leaves out identifiers that no longer hold: a number of the past may be another person's today. */
function identifiersOf(patient: Resource): readonly PatientIdentifier[] {
  return objectsOf(patient.identifier).flatMap((identifier) => {
    const system = lineOf(identifier.system);
    const value = lineOf(identifier.value);
    const usable = system !== undefined && value !== undefined && identifier.use !== 'old';
    return usable ? [{ system, value, ...(isUnverified(identifier) && { unverified: true as const }) }] : [];
  });
}

/** Trace status of an NHS number in UK Core and GP Connect: `01` is present and verified (standards §3.1). */
function isUnverified({ extension }: JsonObject): boolean {
  const stated = objectsOf(extension).find(({ url }) => /NHSNumberVerificationStatus/.test(lineOf(url) ?? ''));
  const codes = objectsOf(objectOf(stated?.valueCodeableConcept)?.coding).map(({ code }) => lineOf(code));
  return codes.length > 0 && !codes.includes('01');
}

type PatientName = Pick<PatientIdentity, 'family' | 'given' | 'title' | 'nameText' | 'nameLanguage' | 'nameTextLanguage'>;

/** Name with its parts. A name without known parts is shown as it is written: a family name is never blank when there is any name. */
function nameOf(patient: Resource): PatientName {
  const name = preferredName(patient.name) ?? {};
  // A Patient is read before its source's version is known: DSTU2 has a list here.
  const family = joinTexts(linesOf(name.family), ' ');
  const givenNames = linesOf(name.given);
  const title = joinTexts(linesOf(name.prefix), ' ');
  const whole = family === undefined && givenNames.length === 0 ? nameText(name) : undefined;
  const main = joinTexts([...givenNames, family ?? whole], ' ') ?? '';
  const isRepeated = (text: string): boolean => isSame(text, [title, ...givenNames, family ?? whole]);
  const written = [otherScript(patient, main), lineOf(name.text)].find((text) => text !== undefined && !isRepeated(text));
  const tags = languageTagsOf(patient);
  const nameLanguage = languageOfName(main, tags);
  const nameTextLanguage = written && languageOfName(written, tags);
  return {
    family: family ?? whole ?? (givenNames.length > 0 ? '' : nameNotKnown),
    given: givenNames,
    ...(title !== undefined && { title }),
    ...(written !== undefined && { nameText: written }),
    ...(nameLanguage !== undefined && { nameLanguage }),
    ...(nameTextLanguage !== undefined && { nameTextLanguage }),
  };
}

/** Name in the other script: in Latin letters beside a name that is not, else the name as its holder writes it. */
function otherScript(patient: Resource, main: string): string | undefined {
  const names = objectsOf(patient.name).toSorted((left, right) => Number(left.use === 'old') - Number(right.use === 'old'));
  const texts = names.flatMap((name) => [nameText(name), nameText({ ...name, text: undefined })]).filter((text) => text !== undefined);
  return texts.find((text) => isLatin(text) !== isLatin(main));
}

function isSame(text: string, parts: readonly (string | undefined)[]): boolean {
  const words = (line: string): string =>
    line
      .toLowerCase()
      .split(/[\s,().]+/)
      .filter(Boolean)
      .toSorted()
      .join(' ');
  return [words(joinTexts(parts, ' ') ?? ''), words(joinTexts(parts.slice(1), ' ') ?? '')].includes(words(text));
}

function birthDateOf(value: unknown): { readonly birthDate?: string } {
  const text = lineOf(value);
  // FHIR R4 Patient.birthDate is a date: a time that a server adds says nothing about the day in another zone.
  const day = text?.slice(0, 10);
  return day !== undefined && precisionOf(day) !== undefined ? { birthDate: day } : {};
}

function genderOf(value: unknown): PatientIdentity['gender'] {
  return value === 'male' || value === 'female' || value === 'other' ? value : 'unknown';
}

function deceasedOf({ deceasedDateTime, deceasedBoolean }: Resource): { readonly deceased?: string | true } {
  const date = lineOf(deceasedDateTime);
  if (date !== undefined) return { deceased: precisionOf(date) === undefined ? true : date };
  return deceasedBoolean === true ? { deceased: true } : {};
}

function whereabouts(patient: Resource): Pick<PatientIdentity, 'address' | 'telecom' | 'practice'> {
  const address = addressLines(homeOf(patient));
  const telecom = objectsOf(patient.telecom)
    .filter(({ use }) => use !== 'old')
    .flatMap(contactOf);
  const practice = listOf(patient.generalPractitioner ?? patient.careProvider)
    .map((reference) =>
      referenceName(
        reference,
        resourceContextOf(patient, '', () => undefined),
      ),
    )
    .find(Boolean);
  return { ...(address.length > 0 && { address }), ...(telecom.length > 0 && { telecom }), ...(practice !== undefined && { practice }) };
}

function homeOf(patient: Resource): JsonObject | undefined {
  const addresses = objectsOf(patient.address).filter(({ use, period }) => use !== 'old' && objectOf(period)?.end === undefined);
  return addresses.find(({ use }) => use === 'home') ?? addresses[0];
}

function contactOf(contact: JsonObject): readonly { system: string; value: string; use?: string }[] {
  const value = lineOf(contact.value);
  const use = lineOf(contact.use);
  return value === undefined ? [] : [{ system: lineOf(contact.system) ?? 'other', value, ...(use !== undefined && { use }) }];
}
