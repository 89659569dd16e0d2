import 'server-only';
import type { TrailParams } from '#/lib/audit/fhir-server/trail-pages.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { AuditCriteria } from '#/lib/record/looks/audit-row.ts';
import { comparableIdentifier } from '#/lib/record/model/identifier-format.ts';
import { foldText } from './fold-name.ts';
import type { StoredEvent } from './stored-event.ts';

/**
 * Parameters of R4 AuditEvent that narrow a search by its criteria. A number narrows only where it is the exchange's first: others
 * may stand in an entity's details, which no parameter reaches. Purpose of use has no parameter at all.
 */
export function narrowingParams(
  { patient, person, organisation }: AuditCriteria,
  { identifiers }: Pick<Config, 'identifiers'>,
): TrailParams {
  const isFirst = patient?.by === 'number' && patient.system === identifiers[0]?.system;
  return [
    ...(isFirst ? [['entity:identifier', `${patient.system}|${patient.value}`] as const] : []),
    ...(patient?.by === 'address' ? [['entity', patient.value] as const] : []),
    ...(person?.by === 'id' ? [['agent:identifier', person.value] as const] : []),
    ...(person?.by === 'name' ? [['agent-name:contains', person.value] as const] : []),
    ...(organisation === undefined ? [] : [['agent:identifier', `urn:tributary:organisation|${organisation}`] as const]),
  ];
}

/** Tells whether an event fits all criteria but the time: every answer of a server is filtered here once more. */
export function fitsCriteria(event: StoredEvent, criteria: AuditCriteria): boolean {
  const { patient, person, purpose, organisation } = criteria;
  return (
    (patient === undefined || isAbout(event, patient)) &&
    (person === undefined || isBy(event, person)) &&
    (purpose === undefined || event.purpose === purpose) &&
    (organisation === undefined || event.person?.organisation === organisation)
  );
}

function isAbout({ numbers, address }: StoredEvent, patient: NonNullable<AuditCriteria['patient']>): boolean {
  if (patient.by === 'address') return address === patient.value;
  const value = comparableIdentifier(patient.value);
  return numbers.some((number) => number.system === patient.system && comparableIdentifier(number.value) === value);
}

function isBy({ person }: StoredEvent, searched: NonNullable<AuditCriteria['person']>): boolean {
  if (!person) return false;
  return searched.by === 'id' ? person.id === searched.value : foldText(person.name).includes(foldText(searched.value));
}

/** Tells whether an event was recorded in the span. */
export const isWithin = ({ at }: StoredEvent, { from, to }: Pick<AuditCriteria, 'from' | 'to'>): boolean =>
  Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(to);
