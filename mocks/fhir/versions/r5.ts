import { listed, objectIn, rewritten, type Json, type Writer } from './written.ts';

const concepts = (value: unknown): readonly Json[] | undefined =>
  value === undefined ? undefined : listed(value).map((concept) => ({ concept }));
const participant = (text: string, actor: unknown): readonly Json[] => (actor === undefined ? [] : [{ function: { text }, actor }]);

/** FHIR R4 to R5, after https://hl7.org/fhir/R5/<type>.html#history. */
export const r5Writers: Readonly<Record<string, Writer>> = {
  Condition: (r) => rewritten(r, 'recorder', { participant: participant('Recorded by', r['recorder']) }),
  AllergyIntolerance: (r) =>
    rewritten(r, 'recorder reaction', {
      participant: participant('Recorded by', r['recorder']),
      reaction: listed(r['reaction']).map((reaction) => ({
        ...objectIn(reaction),
        manifestation: concepts(objectIn(reaction)['manifestation']),
      })),
    }),
  DocumentReference: (r) => {
    const { encounter, period, practiceSetting, facilityType } = objectIn(r['context']);
    return rewritten(r, 'context masterIdentifier', {
      context: encounter,
      period,
      practiceSetting,
      facilityType,
      identifier: [...listed(r['identifier']), ...listed(r['masterIdentifier'])],
    });
  },
  Encounter: (r) =>
    rewritten(r, 'status class period reasonCode participant', {
      status: r['status'] === 'finished' ? 'completed' : r['status'],
      class: [{ coding: [r['class']] }],
      actualPeriod: r['period'],
      reason: r['reasonCode'] === undefined ? undefined : [{ value: concepts(r['reasonCode']) }],
      participant: listed(r['participant']).map((participant) =>
        rewritten(objectIn(participant), 'individual', { actor: objectIn(participant)['individual'] }),
      ),
    }),
  MedicationRequest: (r) =>
    rewritten(r, 'medicationCodeableConcept medicationReference reportedBoolean reasonCode', {
      medication:
        r['medicationReference'] === undefined ? { concept: r['medicationCodeableConcept'] } : { reference: r['medicationReference'] },
      reported: r['reportedBoolean'],
      reason: concepts(r['reasonCode']),
    }),
  Medication: (r) => rewritten(r, 'form', { doseForm: r['form'] }),
  Appointment: (r) =>
    rewritten(r, 'serviceType reasonCode', { serviceType: concepts(r['serviceType']), reason: concepts(r['reasonCode']) }),
  ServiceRequest: (r) => rewritten(r, 'code reasonCode', { code: { concept: r['code'] }, reason: concepts(r['reasonCode']) }),
  Immunization: (r) => rewritten(r, 'reasonCode', { reason: concepts(r['reasonCode']) }),
  Procedure: (r) =>
    rewritten(r, 'performedDateTime performedPeriod reasonCode', {
      occurrenceDateTime: r['performedDateTime'],
      occurrencePeriod: r['performedPeriod'],
      reason: concepts(r['reasonCode']),
    }),
  CarePlan: (r) => rewritten(r, 'author', { custodian: r['author'] }),
};
