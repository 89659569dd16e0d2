import type { DecisionLapse } from '#/lib/record/model/decision.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { abatementOf } from '#/lib/fhir/absence/abatement.ts';

export interface StatedLapse {
  readonly lapse?: DecisionLapse;
  readonly lapseCode?: string;
}

/** Statuses by which a decision is in force: of a record, an order, a finding, a document. */
const inForce = new Set(['active', 'current', 'final', 'amended', 'corrected', 'appended', 'accepted', 'requested', 'in-force']);
/** "Completed" ends an order and a plan; it makes a form or a procedure valid. */
const endsWhenCompleted = new Set(['ServiceRequest', 'CarePlan', 'Goal']);

const lapses = new Map<string, DecisionLapse>([
  ['revoked', 'revoked'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
  ['stopped', 'stopped'],
  ['aborted', 'stopped'],
  ['rejected', 'rejected'],
  ['not-done', 'not-done'],
  ['inactive', 'inactive'],
  ['resolved', 'inactive'],
  ['remission', 'inactive'],
  ['ended', 'inactive'],
  ['deprecated', 'inactive'],
  ['superseded', 'replaced'],
  ['on-hold', 'on-hold'],
  ['suspended', 'on-hold'],
  ['draft', 'draft'],
  ['preparation', 'draft'],
  ['in-progress', 'draft'],
  ['registered', 'draft'],
  ['preliminary', 'draft'],
  ['partial', 'draft'],
  ['proposed', 'proposed'],
  ['planned', 'planned'],
  ['refuted', 'ruled-out'],
  ['unconfirmed', 'unconfirmed'],
  ['provisional', 'unconfirmed'],
  ['differential', 'unconfirmed'],
  ['unknown', 'unknown'],
]);

/** Reason by status or intent that a decision is not in force; a status that nobody knows is one. */
export function lapseOf(resource: Resource): StatedLapse {
  const { resourceType, status, docStatus, lifecycleStatus, clinicalStatus, verificationStatus, intent } = resource;
  const codes = [status, lifecycleStatus, docStatus, clinicalStatus, verificationStatus].flatMap((value) => codesOf(value));
  const stated = codes.map((code) => lapseOfCode(code, resourceType)).filter((lapse) => lapse.lapse !== undefined);
  if (stated[0] === undefined && abatementOf(resource)?.isOver === true) return { lapse: 'inactive' };
  return stated[0] ?? lapseOfIntent(resourceType, lineOf(intent));
}

function lapseOfCode(code: string, type: string): StatedLapse {
  if (inForce.has(code) || code === 'confirmed' || code === 'recurrence' || code === 'relapse') return {};
  // The row is struck through, which says it.
  if (code === 'entered-in-error') return {};
  if (code === 'completed') return endsWhenCompleted.has(type) ? { lapse: 'completed' } : {};
  const lapse = lapses.get(code);
  return lapse === undefined ? { lapse: 'unknown', lapseCode: code } : { lapse };
}

/** FHIR care-plan-activity-status by which what a plan's activity says is not in force, whatever becomes of the plan. */
const activityLapses = new Map<string, DecisionLapse>([
  ['completed', 'completed'],
  ['cancelled', 'cancelled'],
  ['stopped', 'stopped'],
  ['on-hold', 'on-hold'],
  ['unknown', 'unknown'],
]);

export function lapseOfActivity(status: unknown): DecisionLapse | undefined {
  return activityLapses.get(lineOf(status) ?? '');
}

function lapseOfIntent(type: string, intent: string | undefined): StatedLapse {
  if (intent === 'proposal' || intent === 'option') return { lapse: 'proposed' };
  return intent === 'plan' && type === 'ServiceRequest' ? { lapse: 'planned' } : {};
}
