import { listOfValues, objectIn, rewriteResource, type JsonResource, type ResourceWriter } from './written.ts';

const concepts = (value: unknown): readonly JsonResource[] | undefined =>
  value === undefined ? undefined : listOfValues(value).map((concept) => ({ concept }));
const participant = (text: string, actor: unknown): readonly JsonResource[] => (actor === undefined ? [] : [{ function: { text }, actor }]);

/** FHIR R4 to R5, after https://hl7.org/fhir/R5/<type>.html#history. */
export const r5Writers: Readonly<Record<string, ResourceWriter>> = {
  Condition: (r) => rewriteResource(r, 'recorder', { participant: participant('Recorded by', r['recorder']) }),
  AllergyIntolerance: (r) =>
    rewriteResource(r, 'recorder reaction', {
      participant: participant('Recorded by', r['recorder']),
      reaction: listOfValues(r['reaction']).map((reaction) => ({
        ...objectIn(reaction),
        manifestation: concepts(objectIn(reaction)['manifestation']),
      })),
    }),
  DocumentReference: (r) => {
    const { encounter, period, practiceSetting, facilityType } = objectIn(r['context']);
    return rewriteResource(r, 'context masterIdentifier', {
      context: encounter,
      period,
      practiceSetting,
      facilityType,
      identifier: [...listOfValues(r['identifier']), ...listOfValues(r['masterIdentifier'])],
    });
  },
  Encounter: (r) =>
    rewriteResource(r, 'status class period reasonCode participant', {
      status: r['status'] === 'finished' ? 'completed' : r['status'],
      class: [{ coding: [r['class']] }],
      actualPeriod: r['period'],
      reason: r['reasonCode'] === undefined ? undefined : [{ value: concepts(r['reasonCode']) }],
      participant: listOfValues(r['participant']).map((participant) =>
        rewriteResource(objectIn(participant), 'individual', { actor: objectIn(participant)['individual'] }),
      ),
    }),
  MedicationRequest: (r) =>
    rewriteResource(r, 'medicationCodeableConcept medicationReference reportedBoolean reasonCode', {
      medication:
        r['medicationReference'] === undefined ? { concept: r['medicationCodeableConcept'] } : { reference: r['medicationReference'] },
      reported: r['reportedBoolean'],
      reason: concepts(r['reasonCode']),
    }),
  Medication: (r) => rewriteResource(r, 'form', { doseForm: r['form'] }),
  Appointment: (r) =>
    rewriteResource(r, 'serviceType reasonCode', { serviceType: concepts(r['serviceType']), reason: concepts(r['reasonCode']) }),
  ServiceRequest: (r) => rewriteResource(r, 'code reasonCode', { code: { concept: r['code'] }, reason: concepts(r['reasonCode']) }),
  Immunization: (r) => rewriteResource(r, 'reasonCode', { reason: concepts(r['reasonCode']) }),
  Procedure: (r) =>
    rewriteResource(r, 'performedDateTime performedPeriod reasonCode', {
      occurrenceDateTime: r['performedDateTime'],
      occurrencePeriod: r['performedPeriod'],
      reason: concepts(r['reasonCode']),
    }),
  CarePlan: (r) => rewriteResource(r, 'author', { custodian: r['author'] }),
};
