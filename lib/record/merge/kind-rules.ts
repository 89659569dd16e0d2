import type { IdentityKeyName } from './key-rules.ts';

/** How one kind of record is merged (standards §5): what a copy of it must share, and what of it may never be hidden by a copy. */
export interface MergeRule {
  /** Keys that it may write, strongest first. */
  readonly keyNames: readonly IdentityKeyName[];
  /** Fields of `compare`: members that differ in one are shown as a conflict (H20). */
  readonly comparedFields: readonly string[];
  /** What `code` is to the reader, where copies of one original name different ones. */
  readonly codeLabel: string;
  /** Fields that no row shows: a source that leaves one out hides nothing of the others, and says nothing against them. */
  readonly optionalFields?: readonly string[];
  /** What a source that leaves a field out means by it, where that is beyond doubt: beside these values it is no difference. */
  readonly impliedValues?: Readonly<Record<string, readonly string[]>>;
  /** Equal words group it, however it is coded (two sources seldom code one substance alike): other codes are no difference. */
  readonly mergesByName?: true;
  /** Entries alike that differ in these are two things, and stay apart. */
  readonly separateBy?: readonly SeparatingField[];
  /** Its key names a day, in which it may happen twice: other times of that day are shown as a conflict. */
  readonly isKeyedByDay?: true;
  /** Its statuses are steps of one result, and the later replaces the earlier (H35). */
  readonly hasVersions?: true;
  /** Kinds that say the same sort of thing are compared with each other; others only with their own. */
  readonly family?: string;
  /** Never merged with, beside what no kind is: another assertion, category or kind, a stub, what is entered in error. */
  readonly never?: readonly string[];
}

/**
 * code: another code of the same system, though an identifier is shared (an accession number is every result's of its
 * tube) · number: another identifier of the same system · onset: times that do not overlap · or a field of `compare`,
 * where both state it. Only `code` also parts what a strong key binds.
 */
export type SeparatingField = 'code' | 'number' | 'onset' | 'Batch' | 'Side' | 'Site' | 'Specimen';

const own = { keyNames: ['identifier'], codeLabel: 'Name' } as const;
const withFiles = { keyNames: ['identifier', 'file'], codeLabel: 'Type' } as const;
const medicine = { keyNames: ['identifier', 'medication'], codeLabel: 'Medicine', mergesByName: true } as const;
const directed = {
  comparedFields: ['Dose', 'Frequency', 'Route', 'Form', 'Status'],
  optionalFields: ['Form'],
  // Who writes no route means the usual one; any other beside it must be seen (an injection beside a tablet).
  impliedValues: { Route: ['oral', 'inhalation'] },
} as const;

/** Every kind of `lib/fhir/kinds`, by name; a test holds it against what the kinds write. */
const rules = {
  'allergy-intolerance': {
    keyNames: ['identifier', 'allergy'],
    comparedFields: ['Reaction', 'Severity', 'Risk', 'Type', 'Status', 'Verification'],
    optionalFields: ['Risk', 'Type'],
    codeLabel: 'Substance',
    mergesByName: true,
    never: ['a class with one of its ingredients', 'held with ruled out or none known'],
  },
  condition: {
    keyNames: ['identifier', 'condition'],
    comparedFields: ['Status', 'Verification', 'Severity', 'Grade', 'Stage', 'Side', 'Site'],
    optionalFields: ['Stage'],
    codeLabel: 'Condition',
    separateBy: ['onset', 'Side'],
    never: ['held with ruled out', 'onsets that do not overlap', 'left with right'],
  },
  observation: {
    keyNames: ['identifier', 'replaces', 'observation'],
    comparedFields: ['Value', 'Status', 'Flag', 'Specimen', 'Site', 'Method', 'Device', 'About'],
    optionalFields: ['Method', 'Device'],
    codeLabel: 'Test',
    separateBy: ['code', 'number', 'Specimen', 'Site'],
    hasVersions: true,
    never: [
      'values that differ',
      'specimens or sites that differ',
      'a value without unit',
      'a result of someone else’s (fetus, donor)',
      'cancelled with done',
    ],
  },
  'diagnostic-report': {
    keyNames: ['identifier', 'file', 'report'],
    comparedFields: ['Status', 'Conclusion', 'Conclusion as coded', 'Specimen', 'Reported by'],
    optionalFields: ['Conclusion as coded', 'Specimen', 'Reported by'],
    codeLabel: 'Report',
    separateBy: ['code', 'number', 'Specimen'],
    hasVersions: true,
    never: ['a day alone', 'cancelled with done'],
  },
  'document-reference': {
    keyNames: ['document', 'identifier', 'file', 'replaces'],
    comparedFields: ['Status', 'Document status'],
    codeLabel: 'Type',
  },
  composition: { keyNames: ['identifier', 'replaces'], comparedFields: ['Status'], codeLabel: 'Type' },
  immunization: {
    keyNames: ['identifier', 'immunization'],
    comparedFields: ['Status', 'Batch', 'Reason', 'Dose number', 'Series', 'Dose', 'Route', 'Site'],
    optionalFields: ['Dose number', 'Series', 'Dose', 'Route'],
    codeLabel: 'Vaccine',
    isKeyedByDay: true,
    separateBy: ['Batch'],
    never: ['not done with completed', 'dates or batches that differ'],
  },
  'medication-request': {
    ...medicine,
    ...directed,
    family: 'medicine',
    never: ['do not give with given', 'proposed with ordered', 'an order with its issue or dispense'],
  },
  'medication-statement': {
    ...medicine,
    keyNames: ['identifier', 'plan', 'medication'],
    ...directed,
    family: 'medicine',
    never: ['taken with not taken'],
  },
  'medication-dispense': {
    ...medicine,
    ...directed,
    comparedFields: ['Quantity', ...directed.comparedFields],
    optionalFields: ['Dose', 'Frequency', ...directed.optionalFields],
    isKeyedByDay: true,
    never: ['other amounts'],
  },
  'medication-administration': {
    ...medicine,
    ...directed,
    comparedFields: ['Dose', 'Route', 'Form', 'Status'],
    never: ['given with not given', 'other minutes'],
  },
  encounter: {
    keyNames: ['identifier', 'encounter'],
    comparedFields: ['Status', 'Reason', 'Place'],
    optionalFields: ['Place'],
    codeLabel: 'Contact',
    separateBy: ['number'],
    never: ['a day alone: a patient may come twice'],
  },
  procedure: {
    keyNames: ['identifier', 'procedure'],
    comparedFields: ['Status', 'Site', 'Side', 'Outcome', 'Complication', 'Device'],
    optionalFields: ['Complication', 'Device'],
    codeLabel: 'Procedure',
    isKeyedByDay: true,
    separateBy: ['number', 'Side'],
    never: ['done with not done or planned', 'left with right'],
  },
  'service-request': {
    keyNames: ['identifier', 'request'],
    comparedFields: ['Status', 'Priority', 'Side', 'Site', 'Details'],
    optionalFields: ['Site', 'Details'],
    codeLabel: 'Request',
    isKeyedByDay: true,
    separateBy: ['number', 'Side', 'Site'],
    never: ['left with right'],
  },
  flag: { keyNames: ['identifier', 'alert'], comparedFields: ['Status', 'Alert'], codeLabel: 'Alert' },
  'adverse-event': { ...own, comparedFields: ['Severity', 'Outcome'] },
  appointment: { ...own, comparedFields: ['Status', 'Start'] },
  'care-plan': { ...own, comparedFields: ['Status'] },
  'care-team': { ...own, comparedFields: ['Status'] },
  'clinical-impression': { ...own, comparedFields: ['Status', 'Summary'] },
  communication: { ...withFiles, comparedFields: ['Status'] },
  'communication-request': { ...own, comparedFields: ['Status', 'Priority'] },
  consent: { ...withFiles, comparedFields: ['Status', 'Rule'] },
  coverage: { ...own, comparedFields: ['Status'] },
  'detected-issue': { ...own, comparedFields: ['Status', 'Severity'] },
  device: { ...own, comparedFields: ['Status'] },
  'device-request': { ...own, comparedFields: ['Status', 'Priority'] },
  'device-use-statement': { ...own, comparedFields: ['Status'] },
  'episode-of-care': { ...own, comparedFields: ['Status'] },
  'family-member-history': { ...own, comparedFields: ['Status'] },
  generic: { ...own, comparedFields: ['Status'] },
  goal: { ...own, comparedFields: ['Status', 'Achievement'] },
  'imaging-study': { ...own, comparedFields: ['Status'] },
  'immunization-evaluation': { ...own, comparedFields: ['Status', 'Verdict'] },
  'immunization-recommendation': { ...own, comparedFields: ['Forecast'] },
  list: { ...own, comparedFields: ['Status'] },
  media: { ...withFiles, comparedFields: ['Status'] },
  'nutrition-order': { ...own, comparedFields: ['Status', 'Must not have'] },
  'questionnaire-response': { ...own, comparedFields: ['Status'] },
  'risk-assessment': { ...own, comparedFields: ['Status'] },
  specimen: { ...own, comparedFields: ['Status'] },
  task: { ...own, comparedFields: ['Status', 'Progress'] },
  'vision-prescription': { ...own, comparedFields: ['Status'] },
} as const satisfies Readonly<Record<string, MergeRule>>;

/** By kind. */
export const mergeRules: ReadonlyMap<string, MergeRule> = new Map<string, MergeRule>(Object.entries(rules));

const unknownKind: MergeRule = { ...own, comparedFields: [] };

export function mergeRuleOfKind(kind: string): MergeRule {
  return mergeRules.get(kind) ?? unknownKind;
}
