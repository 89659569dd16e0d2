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
export const dstu2Writers: Readonly<Record<string, ResourceWriter>> = {
  Patient: (r) =>
    rewriteResource(r, 'name generalPractitioner', {
      name: listOfValues(r['name']).map((name) => ({ ...objectIn(name), family: listOfValues(objectIn(name)['family']) })),
      careProvider: r['generalPractitioner'],
    }),
  Condition: (r) =>
    rewriteResource(r, 'subject clinicalStatus verificationStatus recordedDate recorder category note', {
      patient: r['subject'],
      clinicalStatus: codeOf(r['clinicalStatus']),
      verificationStatus: codeOf(r['verificationStatus']),
      // A date without a time.
      dateRecorded: typeof r['recordedDate'] === 'string' ? r['recordedDate'].slice(0, 10) : undefined,
      asserter: r['recorder'],
      category: firstValue(r['category']),
      notes: commentOf(r['note']),
    }),
  AllergyIntolerance: (r) =>
    rewriteResource(r, 'code clinicalStatus verificationStatus onsetDateTime criticality category note', {
      substance: r['code'],
      status: codeOf(r['verificationStatus']) === 'unconfirmed' ? 'unconfirmed' : codeOf(r['clinicalStatus']),
      onset: r['onsetDateTime'],
      criticality: wordFor(criticalities, r['criticality']),
      category: firstValue(r['category']),
      note: firstValue(r['note']),
    }),
  Observation: (r) =>
    rewriteResource(r, 'category note interpretation', {
      category: firstValue(r['category']),
      comments: commentOf(r['note']),
      interpretation: firstValue(r['interpretation']),
    }),
  DiagnosticReport: (r) =>
    rewriteResource(r, 'category performer resultsInterpreter', {
      category: firstValue(r['category']),
      performer: firstValue(r['performer']) ?? firstValue(r['resultsInterpreter']),
    }),
  DocumentReference: (r) => {
    const context = objectIn(r['context']);
    return rewriteResource(r, 'category date docStatus context', {
      class: firstValue(r['category']),
      created: r['date'],
      indexed: r['date'],
      docStatus:
        r['docStatus'] === undefined ? undefined : { coding: [{ system: 'http://hl7.org/fhir/composition-status', code: r['docStatus'] }] },
      context: { ...context, encounter: firstValue(context['encounter']) },
    });
  },
  Encounter: (r) =>
    rewriteResource(r, 'subject class reasonCode', {
      patient: r['subject'],
      class: wordFor(classes, objectIn(r['class'])['code']),
      reason: r['reasonCode'],
    }),
  MedicationRequest: (r) =>
    rewriteResource(
      r,
      'resourceType subject authoredOn requester reasonCode note intent category doNotPerform reportedBoolean basedOn groupIdentifier courseOfTherapyType supportingInformation',
      {
        resourceType: 'MedicationOrder',
        patient: r['subject'],
        dateWritten: r['authoredOn'],
        prescriber: r['requester'],
        reasonCodeableConcept: firstValue(r['reasonCode']),
        note: commentOf(r['note']),
        ...doNotModifier(r),
      },
    ),
  Medication: (r) => rewriteResource(r, 'form status', { product: r['form'] === undefined ? undefined : { form: r['form'] } }),
  Flag: (r) => rewriteResource(r, 'category', { category: firstValue(r['category']) }),
  Appointment: (r) =>
    rewriteResource(r, 'serviceType reasonCode created', { type: firstValue(r['serviceType']), reason: firstValue(r['reasonCode']) }),
  ServiceRequest: (r) =>
    rewriteResource(r, 'resourceType subject category code authoredOn performer reasonCode priority intent', {
      resourceType: 'ReferralRequest',
      patient: r['subject'],
      type: firstValue(r['category']),
      serviceRequested: listOfValues(r['code']),
      date: r['authoredOn'],
      recipient: r['performer'],
      reason: firstValue(r['reasonCode']),
      priority: r['priority'] === undefined ? undefined : { text: r['priority'] },
    }),
  Immunization: (r) =>
    rewriteResource(r, 'occurrenceDateTime statusReason performer status primarySource', {
      date: r['occurrenceDateTime'],
      status: r['status'] === 'not-done' ? 'completed' : r['status'],
      wasNotGiven: r['status'] === 'not-done',
      reported: r['primarySource'] === false,
      performer: objectIn(firstValue(r['performer']))['actor'],
      explanation: r['statusReason'] === undefined ? undefined : { reasonNotGiven: listOfValues(r['statusReason']) },
    }),
  Procedure: (r) =>
    rewriteResource(r, 'status statusReason reasonCode note', {
      status: r['status'] === 'not-done' ? 'completed' : r['status'],
      notPerformed: r['status'] === 'not-done',
      reasonNotPerformed: listOfValues(r['statusReason']),
      reasonCodeableConcept: firstValue(r['reasonCode']),
      notes: r['note'],
    }),
  CarePlan: (r): JsonResource =>
    rewriteResource(r, 'title encounter intent description author', {
      context: r['encounter'],
      description: r['title'] ?? r['description'],
      author: listOfValues(r['author']),
    }),
};
