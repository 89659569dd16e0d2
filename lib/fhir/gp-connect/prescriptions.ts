import type { Resource } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { codedEntryName } from './consultations.ts';
import type { ResourceIndex } from './resource-index.ts';
import { statementStatus } from './words.ts';

/**
 * Tells whether a statement supports its plan. A practice sends one prescription as two resources: the plan says what is
 * prescribed, the statement when it was last issued. The plan is the entry, and shows what the statement adds, unless
 * the two are of different medicines, or the plan was entered in error: then each stands for itself (decision 11).
 */
export function supportsPlan(statement: Resource, plan: Resource, index: ResourceIndex): boolean {
  if (plan.resourceType !== 'MedicationRequest' || plan.status === 'entered-in-error' || statement.status === 'entered-in-error')
    return false;
  if (statement.taken === 'n') return false;
  return codedEntryName(statement, index) === codedEntryName(plan, index);
}

const over = new Set(['completed', 'stopped']);

/** Difference of status between a statement and its plan: a reader must see both. */
export function differenceOf(statement: Resource, plan: Resource): string | undefined {
  const [stated, planned] = [lineOf(statement.status), lineOf(plan.status)];
  const isSameStatus = stated === planned || (over.has(stated ?? '') && over.has(planned ?? ''));
  return isSameStatus || stated === undefined ? undefined : statementStatus(stated);
}
