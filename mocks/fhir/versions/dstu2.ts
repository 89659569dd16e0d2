import { codeOf, commentOf, first, forbidden, listed, objectIn, rewritten, type Json, type Writer } from './written.ts';

/** Encounter.class was a word of its own before v3 ActEncounterCode. */
const classes: Readonly<Record<string, string>> = {
  IMP: 'inpatient',
  AMB: 'ambulatory',
  EMER: 'emergency',
  VR: 'virtual',
  HH: 'home',
  FLD: 'field',
};
const criticalities: Readonly<Record<string, string>> = { low: 'CRITL', high: 'CRITH', 'unable-to-assess': 'CRITU' };
const wordFor = (table: Readonly<Record<string, string>>, code: unknown): string | undefined =>
  typeof code === 'string' && Object.hasOwn(table, code) ? table[code] : undefined;

/** FHIR R4 to DSTU2, after the same pages of STU3 ("Changes since DSTU2") and R4. */
export const dstu2Writers: Readonly<Record<string, Writer>> = {
  Patient: (r) =>
    rewritten(r, 'name generalPractitioner', {
      name: listed(r['name']).map((name) => ({ ...objectIn(name), family: listed(objectIn(name)['family']) })),
      careProvider: r['generalPractitioner'],
    }),
  Condition: (r) =>
    rewritten(r, 'subject clinicalStatus verificationStatus recordedDate recorder category note', {
      patient: r['subject'],
      clinicalStatus: codeOf(r['clinicalStatus']),
      verificationStatus: codeOf(r['verificationStatus']),
      // A date without a time.
      dateRecorded: typeof r['recordedDate'] === 'string' ? r['recordedDate'].slice(0, 10) : undefined,
      asserter: r['recorder'],
      category: first(r['category']),
      notes: commentOf(r['note']),
    }),
  AllergyIntolerance: (r) =>
    rewritten(r, 'code clinicalStatus verificationStatus onsetDateTime criticality category note', {
      substance: r['code'],
      status: codeOf(r['verificationStatus']) === 'unconfirmed' ? 'unconfirmed' : codeOf(r['clinicalStatus']),
      onset: r['onsetDateTime'],
      criticality: wordFor(criticalities, r['criticality']),
      category: first(r['category']),
      note: first(r['note']),
    }),
  Observation: (r) =>
    rewritten(r, 'category note interpretation', {
      category: first(r['category']),
      comments: commentOf(r['note']),
      interpretation: first(r['interpretation']),
    }),
  DiagnosticReport: (r) =>
    rewritten(r, 'category performer resultsInterpreter', {
      category: first(r['category']),
      performer: first(r['performer']) ?? first(r['resultsInterpreter']),
    }),
  DocumentReference: (r) => {
    const context = objectIn(r['context']);
    return rewritten(r, 'category date docStatus context', {
      class: first(r['category']),
      created: r['date'],
      indexed: r['date'],
      docStatus:
        r['docStatus'] === undefined ? undefined : { coding: [{ system: 'http://hl7.org/fhir/composition-status', code: r['docStatus'] }] },
      context: { ...context, encounter: first(context['encounter']) },
    });
  },
  Encounter: (r) =>
    rewritten(r, 'subject class reasonCode', {
      patient: r['subject'],
      class: wordFor(classes, objectIn(r['class'])['code']),
      reason: r['reasonCode'],
    }),
  MedicationRequest: (r) =>
    rewritten(
      r,
      'resourceType subject authoredOn requester reasonCode note intent category doNotPerform reportedBoolean basedOn groupIdentifier courseOfTherapyType supportingInformation',
      {
        resourceType: 'MedicationOrder',
        patient: r['subject'],
        dateWritten: r['authoredOn'],
        prescriber: r['requester'],
        reasonCodeableConcept: first(r['reasonCode']),
        note: commentOf(r['note']),
        ...forbidden(r),
      },
    ),
  Medication: (r) => rewritten(r, 'form status', { product: r['form'] === undefined ? undefined : { form: r['form'] } }),
  Flag: (r) => rewritten(r, 'category', { category: first(r['category']) }),
  Appointment: (r) => rewritten(r, 'serviceType reasonCode created', { type: first(r['serviceType']), reason: first(r['reasonCode']) }),
  ServiceRequest: (r) =>
    rewritten(r, 'resourceType subject category code authoredOn performer reasonCode priority intent', {
      resourceType: 'ReferralRequest',
      patient: r['subject'],
      type: first(r['category']),
      serviceRequested: listed(r['code']),
      date: r['authoredOn'],
      recipient: r['performer'],
      reason: first(r['reasonCode']),
      priority: r['priority'] === undefined ? undefined : { text: r['priority'] },
    }),
  Immunization: (r) =>
    rewritten(r, 'occurrenceDateTime statusReason performer status primarySource', {
      date: r['occurrenceDateTime'],
      status: r['status'] === 'not-done' ? 'completed' : r['status'],
      wasNotGiven: r['status'] === 'not-done',
      reported: r['primarySource'] === false,
      performer: objectIn(first(r['performer']))['actor'],
      explanation: r['statusReason'] === undefined ? undefined : { reasonNotGiven: listed(r['statusReason']) },
    }),
  Procedure: (r) =>
    rewritten(r, 'status statusReason reasonCode note', {
      status: r['status'] === 'not-done' ? 'completed' : r['status'],
      notPerformed: r['status'] === 'not-done',
      reasonNotPerformed: listed(r['statusReason']),
      reasonCodeableConcept: first(r['reasonCode']),
      notes: r['note'],
    }),
  CarePlan: (r): Json =>
    rewritten(r, 'title encounter intent description author', {
      context: r['encounter'],
      description: r['title'] ?? r['description'],
      author: listed(r['author']),
    }),
};
