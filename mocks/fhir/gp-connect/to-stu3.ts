import type {
  AllergyIntolerance,
  Condition,
  DiagnosticReport,
  DocumentReference,
  Encounter,
  FhirResource,
  Flag,
  Immunization,
  Observation,
  Procedure,
  ServiceRequest,
} from 'fhir/r4';
import { bareCode, commentOf, contextOf, gpConnectExtension, idOf, metaProfile, requesterOf, type Stu3Resource } from './shapes.ts';

/** Allergies and problems: statuses are codes, and `assertedDate` is when it was recorded. */
export function allergyOf(allergy: AllergyIntolerance): Stu3Resource {
  const { clinicalStatus, verificationStatus, recordedDate, encounter, meta, ...unchanged } = allergy;
  return {
    ...unchanged,
    id: idOf(allergy),
    meta: { ...meta, ...metaProfile('CareConnect-GPC-AllergyIntolerance-1') },
    ...(clinicalStatus && { clinicalStatus: bareCode(clinicalStatus) }),
    verificationStatus: bareCode(verificationStatus),
    assertedDate: recordedDate,
    ...(encounter && {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter', valueReference: encounter }],
    }),
  };
}

export function problemOf(condition: Condition): Stu3Resource {
  const { clinicalStatus, verificationStatus, recordedDate, recorder, encounter, meta, ...unchanged } = condition;
  return {
    ...unchanged,
    id: idOf(condition),
    meta: { ...meta, ...metaProfile('CareConnect-GPC-ProblemHeader-Condition-1') },
    extension: [
      gpConnectExtension('ProblemSignificance', { valueCode: bareCode(clinicalStatus) === 'active' ? 'major' : 'minor' }),
      ...(condition.extension ?? []),
    ],
    ...(clinicalStatus && { clinicalStatus: bareCode(clinicalStatus) }),
    verificationStatus: bareCode(verificationStatus),
    assertedDate: recordedDate,
    asserter: recorder,
    ...contextOf(encounter),
  };
}

/** STU3: `comment`, one `interpretation`, `related`. Only laboratory results state their category. */
export function observationOf(observation: Observation): Stu3Resource {
  const { note, interpretation, hasMember, encounter, category, meta, ...unchanged } = observation;
  const laboratory = category?.some((concept) => bareCode(concept) === 'laboratory');
  return {
    ...unchanged,
    id: idOf(observation),
    meta: { ...meta, ...metaProfile('CareConnect-GPC-Observation-1') },
    ...(laboratory && { category }),
    ...(interpretation && { interpretation: interpretation[0] }),
    ...(hasMember && { related: hasMember.map((target) => ({ type: 'has-member', target })) }),
    ...commentOf(note),
    ...contextOf(encounter),
  };
}

export function reportOf(report: DiagnosticReport): Stu3Resource {
  const { performer = [], resultsInterpreter = [], category, encounter, meta, ...unchanged } = report;
  return {
    ...unchanged,
    id: idOf(report),
    meta: { ...meta, ...metaProfile('CareConnect-GPC-DiagnosticReport-1') },
    ...(category && { category: category[0] }),
    performer: [...performer, ...resultsInterpreter].map((actor) => ({ actor })),
    ...contextOf(encounter),
  };
}

export function immunizationOf(immunization: Immunization): Stu3Resource {
  const { status, statusReason, occurrenceDateTime, performer = [], meta, ...unchanged } = immunization;
  const notGiven = status === 'not-done';
  return {
    ...unchanged,
    id: idOf(immunization),
    meta: { ...meta, ...metaProfile('CareConnect-GPC-Immunization-1') },
    status: notGiven ? 'completed' : status,
    notGiven,
    date: occurrenceDateTime,
    practitioner: performer.map(({ actor }) => ({ actor })),
    ...(statusReason && { explanation: { reasonNotGiven: [statusReason] } }),
  };
}

/** Moves a consultation's text into comment notes: an STU3 Encounter has none. */
export function consultationOf(encounter: Encounter): Stu3Resource {
  const { text: _, reasonCode, serviceType: _service, meta, ...unchanged } = encounter;
  return {
    ...unchanged,
    id: idOf(encounter),
    meta: { ...meta, ...metaProfile('CareConnect-GPC-Encounter-1') },
    ...(reasonCode && { reason: reasonCode }),
  };
}

export function referralOf(request: ServiceRequest): Stu3Resource {
  const { category: _, code, performer, requester, encounter, meta, status: _status, ...unchanged } = request;
  return {
    ...unchanged,
    resourceType: 'ReferralRequest',
    id: idOf(request),
    meta: { ...meta, ...metaProfile('CareConnect-GPC-ReferralRequest-1') },
    status: 'unknown',
    ...(code && { serviceRequested: [code] }),
    recipient: performer,
    ...requesterOf(requester),
    ...contextOf(encounter),
  };
}

/** A structured record has no Procedure and no Flag: both are codes among the uncategorised data. */
export function codedEntryOf(resource: Procedure | Flag): Stu3Resource {
  const when = resource.resourceType === 'Flag' ? resource.period?.start : (resource.performedDateTime ?? resource.performedPeriod?.start);
  return {
    resourceType: 'Observation',
    id: idOf(resource),
    meta: { ...resource.meta, ...metaProfile('CareConnect-GPC-Observation-1') },
    identifier: resource.identifier,
    status: 'final',
    code: resource.code,
    subject: resource.subject,
    ...(when !== undefined && { effectiveDateTime: when }),
    ...(resource.resourceType === 'Procedure' && commentOf(resource.note)),
  };
}

export function documentOf(document: DocumentReference): Stu3Resource {
  const { category, date, docStatus: _, context, meta, ...unchanged } = document;
  return {
    ...unchanged,
    id: idOf(document),
    meta: { ...meta, ...metaProfile('CareConnect-GPC-DocumentReference-1') },
    created: date,
    indexed: date,
    ...(category && { class: category[0] }),
    ...(context && { context: { practiceSetting: context.practiceSetting, encounter: context.encounter?.[0] } }),
  };
}

export const isCoded = (resource: FhirResource): resource is Procedure | Flag =>
  resource.resourceType === 'Procedure' || resource.resourceType === 'Flag';
