import { isNamingCode } from '#/lib/record/merge/naming-code.ts';
import { type Resource, objectOf } from '#/lib/fhir/resource/json.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { readName } from '#/lib/fhir/absence/empty-name.ts';
import { extensionsNamed, extensionValues } from './extensions.ts';

/**
 * Names a vaccine by the procedure where no product is known: the practice then sends "unknown" as the vaccine, which
 * must be coded, and the procedure in an extension (GP Connect, VaccinationProcedure). A row "Unknown" would hide which
 * vaccine was given, or not given (H26).
 */
export function withVaccineName(resource: Resource): Resource {
  if (resource.resourceType !== 'Immunization') return resource;
  const vaccine = objectOf(resource.vaccineCode);
  const { concept } = readName(vaccine);
  const isNamed = lineOf(concept?.text) !== undefined || conceptOf(concept)?.codings.some(isNamingCode) === true;
  const text = isNamed
    ? undefined
    : extensionsNamed(resource, 'VaccinationProcedure').flatMap(extensionValues).map(conceptText).find(Boolean);
  return text === undefined ? resource : { ...resource, vaccineCode: { ...vaccine, text } };
}
