import { codeOf, commentOf, first, forbidden, listed, objectIn, rewritten, type Json, type Writer } from './written.ts';

const inContext = (resource: Json): Json => ({ context: resource['encounter'] });
const asker = (requester: unknown): Json | undefined => (requester === undefined ? undefined : { agent: requester });

/** FHIR R4 to STU3, element by element after https://hl7.org/fhir/R4/<type>.html#history "Changes since R3". */
export const stu3Writers: Readonly<Record<string, Writer>> = {
  Condition: (r) =>
    rewritten(r, 'clinicalStatus verificationStatus encounter recordedDate recorder', {
      clinicalStatus: codeOf(r['clinicalStatus']),
      verificationStatus: codeOf(r['verificationStatus']),
      assertedDate: r['recordedDate'],
      asserter: r['recorder'],
      ...inContext(r),
    }),
  AllergyIntolerance: (r) =>
    rewritten(r, 'clinicalStatus verificationStatus recordedDate encounter', {
      clinicalStatus: codeOf(r['clinicalStatus']),
      verificationStatus: codeOf(r['verificationStatus']),
      assertedDate: r['recordedDate'],
    }),
  Observation: (r) =>
    rewritten(r, 'encounter note interpretation', {
      ...inContext(r),
      comment: commentOf(r['note']),
      interpretation: first(r['interpretation']),
    }),
  DiagnosticReport: (r) =>
    rewritten(r, 'encounter category performer resultsInterpreter', {
      ...inContext(r),
      category: first(r['category']),
      performer: [...listed(r['performer']), ...listed(r['resultsInterpreter'])].map((actor) => ({ actor })),
    }),
  DocumentReference: (r) => {
    const context = objectIn(r['context']);
    return rewritten(r, 'category date context', {
      class: first(r['category']),
      created: r['date'],
      indexed: r['date'],
      context: { ...context, encounter: first(context['encounter']) },
    });
  },
  Encounter: (r) => rewritten(r, 'reasonCode', { reason: r['reasonCode'] }),
  MedicationRequest: (r) =>
    rewritten(r, 'encounter requester doNotPerform reportedBoolean courseOfTherapyType category', {
      ...inContext(r),
      requester: asker(r['requester']),
      category: first(r['category']),
      ...forbidden(r),
    }),
  Flag: (r) => rewritten(r, 'category', { category: first(r['category']) }),
  Appointment: (r) => rewritten(r, 'reasonCode', { reason: r['reasonCode'] }),
  ServiceRequest: (r) =>
    rewritten(r, 'resourceType category code encounter requester performer', {
      resourceType: 'ReferralRequest',
      type: first(r['category']),
      serviceRequested: listed(r['code']),
      requester: asker(r['requester']),
      recipient: r['performer'],
      ...inContext(r),
    }),
  Immunization: (r) =>
    rewritten(r, 'occurrenceDateTime statusReason performer status', {
      date: r['occurrenceDateTime'],
      status: r['status'] === 'not-done' ? 'completed' : r['status'],
      notGiven: r['status'] === 'not-done',
      practitioner: r['performer'],
      explanation: r['statusReason'] === undefined ? undefined : { reasonNotGiven: listed(r['statusReason']) },
    }),
  Procedure: (r) =>
    rewritten(r, 'encounter status statusReason', {
      ...inContext(r),
      status: r['status'] === 'not-done' ? 'completed' : r['status'],
      notDone: r['status'] === 'not-done',
      notDoneReason: r['statusReason'],
    }),
  CarePlan: (r) => rewritten(r, 'encounter author', { ...inContext(r), author: listed(r['author']) }),
};
