import type { Resource } from '#/lib/fhir/resource/json.ts';
import { type Change, all } from './change.ts';
import { negated, warned, withStatus } from './codes.ts';

/** MedicationStatement.taken: `n` is a status in R4; not knowing whether it is taken has no place there (H11). */
const takenAsStatus: readonly Change[] = [
  (object) => (object.taken === 'n' ? withStatus(object, 'not-taken') : object),
  warned('taken', (value) => value !== 'y' && value !== 'n' && value !== 'na'),
];

/**
 * Flags by which DSTU2 and STU3 said "not". Read in every version: a server of a newer version that still sends one
 * means the same by it, and a vaccine that was not given must not read as given (H11).
 */
export const negations = {
  Immunization: [negated('wasNotGiven', 'not-done'), negated('notGiven', 'not-done')],
  MedicationAdministration: [negated('wasNotGiven', 'not-done'), negated('notGiven', 'not-done')],
  MedicationDispense: [negated('notDone', 'declined')],
  MedicationStatement: [negated('wasNotTaken', 'not-taken'), ...takenAsStatus],
  Procedure: [negated('notPerformed', 'not-done'), negated('notDone', 'not-done')],
  Communication: [negated('notDone', 'not-done')],
  FamilyMemberHistory: [warned('notDone', (value) => value !== false)],
} satisfies Readonly<Record<string, readonly Change[]>>;

const byType = new Map(Object.entries(negations).map(([type, changes]) => [type, all(...changes)] as const));

/** Applies the negations alone, for R4 and R4B: nearly every resource is returned as it came. */
export function negationsOnly(resource: Resource): Resource {
  const changed = byType.get(resource.resourceType)?.(resource) ?? resource;
  return changed === resource ? resource : { ...changed, resourceType: resource.resourceType };
}
