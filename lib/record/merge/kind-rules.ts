import type { IdentityKeyName } from './key-rules.ts';

/**
 * How one kind of record is merged (standards §5): what its copies share, and which differences stay visible. No kind
 * merges with another assertion, category or kind, with a stub, or with an entry in error; `family` alone relaxes "kind".
 */
export interface MergeRule {
  /** Names of the identity keys that the kind may write, strongest first. */
  readonly keyNames: readonly IdentityKeyName[];
  /** Fields of `compare`: members that differ in one are shown as a conflict (H20). */
  readonly comparedFields: readonly string[];
  /** The reader's word for `code`, shown where copies of one original name different ones. */
  readonly codeLabel: string;
  /** Fields that no row shows: a source that leaves one out hides nothing and contradicts nothing. */
  readonly optionalFields?: readonly string[];
  /** Values, by field, that a source means beyond doubt when it leaves the field out: beside these nothing differs. */
  readonly impliedValues?: Readonly<Record<string, readonly string[]>>;
  /** Fields of figures, in which equal numbers are equal however many digits they were sent with: 25 and 25.0. */
  readonly figureFields?: readonly string[];
  /** Values, by field, that state nothing: a source that sends one neither agrees with the others nor contradicts them. */
  readonly emptyValues?: Readonly<Record<string, readonly string[]>>;
  /** Equal words group it, however it is coded (two sources seldom code one substance alike): other codes are no difference. */
  readonly mergesByName?: true;
  /** Entries with equal keys that differ in one of these are two things and stay separate. */
  readonly separateBy?: readonly SeparatingField[];
  /** The kind's key names a day, in which it may happen twice: other times of that day are shown as a conflict. */
  readonly isKeyedByDay?: true;
  /** The kind's statuses are steps of one result, and the later replaces the earlier (H35). */
  readonly hasVersions?: true;
  /** Kinds of one family are compared with each other, every other kind only with its own. */
  readonly family?: string;
}

/**
 * code: another code of the same system, though an identifier is shared (an accession number is every result's of its
 * tube) · number: another identifier of the same system · onset: times that do not overlap · end: over with still running
 * · or a field of `compare` that both state. Only `code` also separates entries that a strong key binds.
 */
export type SeparatingField = 'code' | 'number' | 'onset' | 'end' | 'Batch' | 'Side' | 'Site' | 'Specimen';

const own = { keyNames: ['identifier'], codeLabel: 'Name' } as const;
const withFiles = { keyNames: ['identifier', 'file'], codeLabel: 'Type' } as const;
const medicine = { keyNames: ['identifier', 'medication'], codeLabel: 'Medicine', mergesByName: true, separateBy: ['end'] } as const;
const directed = {
  comparedFields: ['Dose', 'Frequency', 'Route', 'Form', 'Status'],
  optionalFields: ['Form'],
  // A source that writes no route means the usual one; any other route must be seen (an injection beside a tablet).
  impliedValues: { Route: ['oral', 'inhalation'] },
} as const;

/** Rule of every kind of `lib/fhir/kinds`, by the kind's name; a test compares it with the entries that the kinds write. */
const rules = {
  'allergy-intolerance': {
    keyNames: ['identifier', 'allergy'],
    comparedFields: ['Reaction', 'Severity', 'Risk', 'Type', 'Status', 'Verification'],
    optionalFields: ['Risk', 'Type'],
    codeLabel: 'Substance',
    mergesByName: true,
    // Never merged: a class with one of its ingredients; held with ruled out or none known.
  },
  condition: {
    keyNames: ['identifier', 'condition'],
    comparedFields: ['Status', 'Verification', 'Severity', 'Grade', 'Stage', 'Side', 'Site'],
    optionalFields: ['Stage'],
    codeLabel: 'Condition',
    separateBy: ['onset', 'Side'],
    // Never merged: held with ruled out; onsets that do not overlap; left with right.
  },
  observation: {
    keyNames: ['identifier', 'replaces', 'observation'],
    comparedFields: ['Value', 'Status', 'Flag', 'Specimen', 'Site', 'Method', 'Device', 'About'],
    optionalFields: ['Method', 'Device'],
    figureFields: ['Value'],
    emptyValues: { Status: ['unknown'] },
    codeLabel: 'Test',
    separateBy: ['code', 'number', 'Specimen', 'Site'],
    hasVersions: true,
    // Never merged: values, specimens or sites that differ; a value without unit; a result of a fetus or donor; cancelled
    // with done.
  },
  'diagnostic-report': {
    keyNames: ['identifier', 'file', 'report'],
    comparedFields: ['Status', 'Conclusion', 'Conclusion as coded', 'Specimen', 'Reported by'],
    optionalFields: ['Conclusion as coded', 'Specimen', 'Reported by'],
    emptyValues: { Status: ['unknown'] },
    codeLabel: 'Report',
    separateBy: ['code', 'number', 'Specimen'],
    hasVersions: true,
    // Never merged: a day alone; cancelled with done.
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
    figureFields: ['Dose'],
    codeLabel: 'Vaccine',
    isKeyedByDay: true,
    separateBy: ['Batch'],
    // Never merged: not done with completed; dates or batches that differ.
  },
  'medication-request': {
    ...medicine,
    ...directed,
    family: 'medicine',
    // Never merged: do not give with given; proposed with ordered; an order with its issue or dispense.
  },
  'medication-statement': {
    ...medicine,
    keyNames: ['identifier', 'plan', 'medication'],
    ...directed,
    family: 'medicine',
    // Never merged: taken with not taken.
  },
  'medication-dispense': {
    ...medicine,
    ...directed,
    comparedFields: ['Quantity', ...directed.comparedFields],
    figureFields: ['Quantity'],
    optionalFields: ['Dose', 'Frequency', ...directed.optionalFields],
    isKeyedByDay: true,
    // Never merged: other amounts.
  },
  'medication-administration': {
    ...medicine,
    ...directed,
    comparedFields: ['Dose', 'Route', 'Form', 'Status'],
    // Never merged: given with not given; other minutes.
  },
  encounter: {
    keyNames: ['identifier', 'encounter'],
    comparedFields: ['Status', 'Reason', 'Place'],
    optionalFields: ['Place'],
    codeLabel: 'Contact',
    separateBy: ['number'],
    // Never merged: a day alone: a patient may come twice.
  },
  procedure: {
    keyNames: ['identifier', 'procedure'],
    comparedFields: ['Status', 'Site', 'Side', 'Outcome', 'Complication', 'Device'],
    optionalFields: ['Complication', 'Device'],
    codeLabel: 'Procedure',
    isKeyedByDay: true,
    separateBy: ['number', 'Side'],
    // Never merged: done with not done or planned; left with right.
  },
  'service-request': {
    keyNames: ['identifier', 'request'],
    comparedFields: ['Status', 'Priority', 'Side', 'Site', 'Details'],
    optionalFields: ['Site', 'Details'],
    codeLabel: 'Request',
    isKeyedByDay: true,
    separateBy: ['number', 'Side', 'Site'],
    // Never merged: left with right.
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
  'related-person': { ...own, comparedFields: ['Telephone'] },
  'questionnaire-response': { ...own, comparedFields: ['Status'] },
  'research-subject': { ...own, comparedFields: ['Status'] },
  'risk-assessment': { ...own, comparedFields: ['Status'] },
  specimen: { ...own, comparedFields: ['Status'] },
  'supply-delivery': { ...own, comparedFields: ['Status'] },
  task: { ...own, comparedFields: ['Status', 'Progress'] },
  'vision-prescription': { ...own, comparedFields: ['Status'] },
} as const satisfies Readonly<Record<string, MergeRule>>;

/** All merge rules, by the name of the kind. */
export const mergeRules: ReadonlyMap<string, MergeRule> = new Map<string, MergeRule>(Object.entries(rules));

const ruleOfUnknownKind: MergeRule = { ...own, comparedFields: [] };

/** The merge rule of a kind; a kind without one merges by identifier alone and compares no field. */
export function mergeRuleOfKind(kind: string): MergeRule {
  return mergeRules.get(kind) ?? ruleOfUnknownKind;
}
