import { namedByKind, namedByReason, vaccineAgainst } from './words.ts';

/** Words that stand in where a resource's own name names nothing. `names`: they name the thing; `describes`: they only tell of it. */
interface NextBest {
  /** Path of element names; `extension(X)` is the extension whose address ends in X, with a version or without. */
  readonly path: string;
  readonly rank: 'names' | 'describes';
  readonly words: (text: string) => string;
}

/** Elements by which a type is named. */
export interface Naming {
  readonly element: string;
  /** Further elements whose concepts are read as names. */
  readonly parts?: readonly string[];
  /** Elements that name it as well: its kind reads them itself. */
  readonly alsoNamedBy?: readonly string[];
  /** Reference to the resource that names it. */
  readonly namedByTarget?: string;
  readonly nextBest?: readonly NextBest[];
  /** The first note is of the thing itself, and not of how it is given or was recorded. */
  readonly isNamedByNote?: true;
  /** Elements that claim something of the patient: with one, "not asked" in place of the name is no answer. Absent: the type always does. */
  readonly claims?: readonly string[];
}

const asSent = (text: string): string => text;
const byReason = (typeName: string): NextBest => ({
  path: 'reasonCode',
  rank: 'describes',
  words: (text) => namedByReason(typeName, text),
});
const byKind = (typeName: string, path = 'category'): NextBest => ({
  path,
  rank: 'describes',
  words: (text) => namedByKind(typeName, text),
});

const medicine: Naming = {
  element: 'medicationCodeableConcept',
  alsoNamedBy: ['medicationReference.display', 'medication.concept', 'medication.reference.display'],
  namedByTarget: 'medicationReference',
  nextBest: [byReason('Medicine')],
  claims: ['dosageInstruction', 'dosage', 'dispenseRequest', 'quantity', 'reasonReference'],
};

export const namings: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  [
    'AllergyIntolerance',
    {
      element: 'code',
      parts: ['reaction.substance', 'reaction.manifestation'],
      alsoNamedBy: ['reaction.substance'],
      nextBest: [byKind('Substance')],
      isNamedByNote: true,
      claims: ['reaction.manifestation', 'reaction.description', 'reaction.severity', 'lastOccurrence'],
    },
  ],
  [
    'Condition',
    {
      element: 'code',
      nextBest: [byKind('Problem', 'bodySite')],
      isNamedByNote: true,
      claims: ['severity', 'stage', 'evidence', 'bodySite'],
    },
  ],
  ['MedicationRequest', medicine],
  ['MedicationStatement', medicine],
  ['MedicationDispense', medicine],
  ['MedicationAdministration', medicine],
  [
    'Immunization',
    {
      element: 'vaccineCode',
      nextBest: [
        { path: 'extension(VaccinationProcedure).valueCodeableConcept', rank: 'names', words: asSent },
        { path: 'administeredProduct', rank: 'names', words: asSent },
        { path: 'protocolApplied.targetDisease', rank: 'names', words: vaccineAgainst },
        { path: 'protocolApplied.series', rank: 'names', words: asSent },
        byReason('Vaccine'),
      ],
      claims: ['lotNumber', 'doseQuantity', 'site', 'route', 'manufacturer', 'protocolApplied'],
    },
  ],
  [
    'Procedure',
    {
      element: 'code',
      parts: ['category'],
      nextBest: [byKind('Procedure'), byReason('Procedure')],
      isNamedByNote: true,
      claims: ['bodySite', 'outcome', 'report', 'complication', 'focalDevice', 'usedCode'],
    },
  ],
  ['Flag', { element: 'code', parts: ['category'], nextBest: [byKind('Alert')], claims: [] }],
  ['Observation', { element: 'code', parts: ['component.code'], nextBest: [byKind('Measurement')] }],
  ['DiagnosticReport', { element: 'code', parts: ['category'], nextBest: [byKind('Report')] }],
  [
    'ServiceRequest',
    {
      element: 'code',
      parts: ['category', 'orderDetail', 'reasonCode'],
      // A category in words alone may be no more than "Referral".
      alsoNamedBy: ['category.coding', 'reasonCode', 'reasonReference', 'performerType'],
      nextBest: [{ path: 'orderDetail', rank: 'names', words: asSent }],
    },
  ],
  [
    'DocumentReference',
    {
      element: 'type',
      parts: ['category'],
      alsoNamedBy: ['description', 'content.attachment.title'],
      nextBest: [{ path: 'category', rank: 'names', words: asSent }],
    },
  ],
  [
    'Composition',
    { element: 'type', parts: ['category'], alsoNamedBy: ['title'], nextBest: [{ path: 'category', rank: 'names', words: asSent }] },
  ],
  ['Encounter', { element: 'type', parts: ['class', 'serviceType', 'reasonCode'], alsoNamedBy: ['class', 'resourceType'] }],
  ['FamilyMemberHistory', { element: 'relationship', parts: ['condition.code'], alsoNamedBy: ['resourceType'] }],
  // Types whose kind has words of its own where nothing names them.
  ...(
    [
      ['CarePlan', 'category'],
      ['Goal', 'description'],
      ['Appointment', 'serviceType', 'appointmentType', 'specialty'],
      ['AdverseEvent', 'event', 'category'],
      ['Consent', 'scope', 'category'],
      ['ImmunizationRecommendation', 'recommendation.vaccineCode'],
      ['ImagingStudy', 'procedureCode'],
      ['DeviceRequest', 'codeCodeableConcept'],
      ['DeviceUseStatement', 'deviceCodeableConcept'],
      ['Communication', 'topic', 'category'],
      ['ClinicalImpression', 'code'],
      ['NutritionOrder', 'oralDiet.type'],
    ] as const
  ).map(([type, element, ...parts]): readonly [string, Naming] => [type, { element, parts, alsoNamedBy: ['resourceType'] }]),
  ['Device', { element: 'type', alsoNamedBy: ['deviceName', 'modelNumber', 'definition'] }],
]);
