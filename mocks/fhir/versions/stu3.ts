import {
  codeOf,
  commentOf,
  firstValue,
  doNotModifier,
  listOfValues,
  objectIn,
  rewriteResource,
  type JsonResource,
  type ResourceWriter,
} from './written.ts';

const inContext = (resource: JsonResource): JsonResource => ({ context: resource['encounter'] });
const asker = (requester: unknown): JsonResource | undefined => (requester === undefined ? undefined : { agent: requester });

/** FHIR R4 to STU3, element by element after https://hl7.org/fhir/R4/<type>.html#history "Changes since R3". */
export const stu3Writers: Readonly<Record<string, ResourceWriter>> = {
  Condition: (r) =>
    rewriteResource(r, 'clinicalStatus verificationStatus encounter recordedDate recorder', {
      clinicalStatus: codeOf(r['clinicalStatus']),
      verificationStatus: codeOf(r['verificationStatus']),
      assertedDate: r['recordedDate'],
      asserter: r['recorder'],
      ...inContext(r),
    }),
  AllergyIntolerance: (r) =>
    rewriteResource(r, 'clinicalStatus verificationStatus recordedDate encounter', {
      clinicalStatus: codeOf(r['clinicalStatus']),
      verificationStatus: codeOf(r['verificationStatus']),
      assertedDate: r['recordedDate'],
    }),
  Observation: (r) =>
    rewriteResource(r, 'encounter note interpretation', {
      ...inContext(r),
      comment: commentOf(r['note']),
      interpretation: firstValue(r['interpretation']),
    }),
  DiagnosticReport: (r) =>
    rewriteResource(r, 'encounter category performer resultsInterpreter', {
      ...inContext(r),
      category: firstValue(r['category']),
      performer: [...listOfValues(r['performer']), ...listOfValues(r['resultsInterpreter'])].map((actor) => ({ actor })),
    }),
  DocumentReference: (r) => {
    const context = objectIn(r['context']);
    return rewriteResource(r, 'category date context', {
      class: firstValue(r['category']),
      created: r['date'],
      indexed: r['date'],
      context: { ...context, encounter: firstValue(context['encounter']) },
    });
  },
  Encounter: (r) => rewriteResource(r, 'reasonCode', { reason: r['reasonCode'] }),
  MedicationRequest: (r) =>
    rewriteResource(r, 'encounter requester doNotPerform reportedBoolean courseOfTherapyType category', {
      ...inContext(r),
      requester: asker(r['requester']),
      category: firstValue(r['category']),
      ...doNotModifier(r),
    }),
  Flag: (r) => rewriteResource(r, 'category', { category: firstValue(r['category']) }),
  Appointment: (r) => rewriteResource(r, 'reasonCode', { reason: r['reasonCode'] }),
  ServiceRequest: (r) =>
    rewriteResource(r, 'resourceType category code encounter requester performer', {
      resourceType: 'ReferralRequest',
      type: firstValue(r['category']),
      serviceRequested: listOfValues(r['code']),
      requester: asker(r['requester']),
      recipient: r['performer'],
      ...inContext(r),
    }),
  Immunization: (r) =>
    rewriteResource(r, 'occurrenceDateTime statusReason performer status', {
      date: r['occurrenceDateTime'],
      status: r['status'] === 'not-done' ? 'completed' : r['status'],
      notGiven: r['status'] === 'not-done',
      practitioner: r['performer'],
      explanation: r['statusReason'] === undefined ? undefined : { reasonNotGiven: listOfValues(r['statusReason']) },
    }),
  Procedure: (r) =>
    rewriteResource(r, 'encounter status statusReason', {
      ...inContext(r),
      status: r['status'] === 'not-done' ? 'completed' : r['status'],
      notDone: r['status'] === 'not-done',
      notDoneReason: r['statusReason'],
    }),
  CarePlan: (r) => rewriteResource(r, 'encounter author', { ...inContext(r), author: listOfValues(r['author']) }),
};
