import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, codingsOf } from '#/lib/fhir/cda/datatypes/concept.ts';
import { isOverWhenWritten, type TimeInterval } from '#/lib/fhir/cda/datatypes/dates.ts';
import { type Element, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { statedObservations } from './stated-observations.ts';
import { statusOf } from './statement.ts';
import { type StatementContext, surroundingActs } from './statement-context.ts';
import { statusCodeOf } from './status-discrepancy.ts';

const problemStatus = new Set(['2.16.840.1.113883.10.20.22.4.6', '2.16.840.1.113883.10.20.1.50', '2.16.840.1.113883.10.20.1.57']);

const clinical = new Map([
  ['55561003', 'active'],
  ['73425007', 'inactive'],
  ['413322009', 'resolved'],
  ['246455001', 'recurrence'],
  ['263855007', 'relapse'],
  ['277022003', 'remission'],
]);
/** ProblemAct statusCode (C-CDA on FHIR, CF-ConditionClinicalStatus): whether it is still looked after. */
const concerns = new Map([
  ['active', 'active'],
  ['completed', 'inactive'],
  ['aborted', 'inactive'],
  ['suspended', 'inactive'],
]);

/** The status observation's word, else that it ended, else the concern's; the observation's own statusCode is about its recording. */
export function clinicalStatus(statement: Element, span: TimeInterval, context: StatementContext, isNone: boolean): JsonObject | undefined {
  const [stated] = [statement, ...surroundingActs(context)].flatMap((item) => statedObservations(item, problemStatus, context, '33999-4'));
  const value = childNamed(stated, 'value');
  const codes = [
    statusCodeOf(value, context.narrative) ?? '',
    ...(value === undefined ? [] : codingsOf(value).map((coding) => String(coding.code))),
  ]
    .map((code) => clinical.get(code))
    .find((code) => code !== undefined);
  if (stated !== undefined && codes === undefined) return cdaConcept(value, context.narrative);
  const concern = concerns.get(statusOf(context.around) ?? '');
  // Many write an unknown end where there is none yet: beside a concern that is active it proves nothing, and a problem must not be hidden for it.
  const ended = isOverWhenWritten(span, context.written) || (span.endedUnknown && concern !== 'active');
  // "No known problems" is still what is stated once the concern about it is closed.
  const code = codes ?? (ended ? 'resolved' : isNone && concern !== 'active' ? undefined : concern);
  return code === undefined ? undefined : { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code }] };
}
