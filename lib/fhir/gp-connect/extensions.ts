import { type JsonObject, type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { codeWords } from './words.ts';

/** Reader's words for GP Connect's extensions, by the middle of their address. A part has its own url as its name. */
const words = wordTable(`
  MedicationStatementLastIssueDate: Last issued; MedicationStatementDosageLastChanged: Dose last changed;
  PrescribingAgency: Prescribed at; PrescriptionType: Prescription type; MedicationQuantityText: Quantity;
  numberOfRepeatPrescriptionsAllowed: Repeats allowed; numberOfRepeatPrescriptionsIssued: Repeats issued;
  authorisationExpiryDate: Authorised until; statusReason: Reason for the status; statusChangeDate: Status changed;
  endDate: Ended; reasonEnded: Why it ended; ActualProblem: Recorded as; ProblemSignificance: Significance;
  VaccinationProcedure: Vaccination; DateRecorded: Recorded; ClinicalSetting: Setting; ParentPresent: Parent present;
  ConditionEpisode: Episode; ConditionRelationship: Related problem; RelatedProblemHeader: Related problem
`);

/** Name of an extension: `…/Extension-CareConnect-GPC-PrescriptionType-1` → `PrescriptionType`. */
export function extensionName(url: unknown): string {
  const last = typeof url === 'string' ? (url.split('/').at(-1) ?? '') : '';
  return last
    .replace(/^Extension-/, '')
    .replace(/^CareConnect-(GPC-)?/, '')
    .replace(/-\d+$/, '');
}

/** Finds the extensions of this name, at the top of a resource. */
export function extensionsNamed(resource: JsonObject, name: string): readonly JsonObject[] {
  return objectsOf(resource.extension).filter(({ url }) => extensionName(url) === name);
}

/** Values in an extension and its parts, of any type. */
export function extensionValues(extension: JsonObject): readonly unknown[] {
  const own = Object.entries(extension).flatMap(([key, value]) => (key.startsWith('value') ? [value] : []));
  return [...own, ...objectsOf(extension.extension).flatMap(extensionValues)];
}

/** Puts extensions under the reader's words; `addFacts` then lists them. Leaves out only those that `dropped` names. */
export function extensionsInWords(resource: Resource, dropped: ReadonlySet<string>): Resource {
  if (resource.extension === undefined) return resource;
  const extension = objectsOf(resource.extension).flatMap((extension) =>
    dropped.has(extensionName(extension.url)) ? [] : inWords(extension),
  );
  return { ...resource, extension };
}

/** Puts one extension under the reader's words; a group whose parts all have words becomes its parts. */
function inWords(extension: JsonObject): readonly JsonObject[] {
  const parts = objectsOf(extension.extension);
  const label = words.get(extensionName(extension.url));
  if (parts.length > 0 && label === undefined && parts.every(({ url }) => words.has(extensionName(url)))) return parts.flatMap(inWords);
  return [{ ...codeInWords(extension), ...(label !== undefined && { url: label }) }];
}

function codeInWords(extension: JsonObject): JsonObject {
  const { valueCode, ...more } = extension;
  if (typeof valueCode === 'string') return { ...more, valueString: codeWords.get(valueCode) ?? valueCode };
  const concept = objectOf(extension.valueCodeableConcept);
  const [coding] = objectsOf(concept?.coding);
  const text = typeof coding?.code === 'string' && coding.display === undefined ? codeWords.get(coding.code) : undefined;
  return concept === undefined || concept.text !== undefined || text === undefined
    ? extension
    : { ...extension, valueCodeableConcept: { ...concept, text } };
}
