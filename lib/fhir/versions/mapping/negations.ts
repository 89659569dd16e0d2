import type { Resource } from '#/lib/fhir/resource/json.ts';
import { type MappingChange, combineChanges } from './change.ts';
import { flagToStatus, warnOfElement, withStatus } from './codes.ts';

/** MedicationStatement.taken: `n` is a status in R4; not knowing whether it is taken has no place there (H11). */
const takenAsStatus: readonly MappingChange[] = [
  (object) => (object.taken === 'n' ? withStatus(object, 'not-taken') : object),
  warnOfElement('taken', (value) => value !== 'y' && value !== 'n' && value !== 'na'),
];

/**
 * Flags by which DSTU2 and STU3 said "not". Read in every version: a server of a newer version that still sends one
 * means the same by it, and a vaccine that was not given must not read as given (H11).
 */
export const negationChanges = {
  Immunization: [flagToStatus('wasNotGiven', 'not-done'), flagToStatus('notGiven', 'not-done')],
  MedicationAdministration: [flagToStatus('wasNotGiven', 'not-done'), flagToStatus('notGiven', 'not-done')],
  MedicationDispense: [flagToStatus('notDone', 'declined')],
  MedicationStatement: [flagToStatus('wasNotTaken', 'not-taken'), ...takenAsStatus],
  Procedure: [flagToStatus('notPerformed', 'not-done'), flagToStatus('notDone', 'not-done')],
  Communication: [flagToStatus('notDone', 'not-done')],
  FamilyMemberHistory: [warnOfElement('notDone', (value) => value !== false)],
} satisfies Readonly<Record<string, readonly MappingChange[]>>;

const byType = new Map(Object.entries(negationChanges).map(([type, changes]) => [type, combineChanges(...changes)] as const));

/** Applies the negations alone, for R4 and R4B: nearly every resource is returned as it came. */
export function negationsOnly(resource: Resource): Resource {
  const changed = byType.get(resource.resourceType)?.(resource) ?? resource;
  return changed === resource ? resource : { ...changed, resourceType: resource.resourceType };
}
