import type { KeyName } from './key-rules.ts';

/** How one kind of record is merged (standards §5): what a copy of it must share, and what of it may never be hidden by a copy. */
export interface KindRule {
  /** Keys that it may write, strongest first. */
  readonly keys: readonly KeyName[];
  /** Fields of `compare`: members that differ in one are shown as a conflict (H20). */
  readonly conflicts: readonly string[];
  /** What `code` is to the reader, where copies of one original name different ones. */
  readonly what: string;
  /** Fields that no row shows: a source that leaves one out hides nothing of the others, and says nothing against them. */
  readonly optional?: readonly string[];
  /** What a source that leaves a field out means by it, where that is beyond doubt: beside these values it is no difference. */
  readonly implied?: Readonly<Record<string, readonly string[]>>;
  /** Equal words group it, however it is coded (two sources seldom code one substance alike): other codes are no difference. */
  readonly byName?: true;
  /** Entries alike that differ in these are two things, and stay apart. */
  readonly apart?: readonly Apart[];
  /** Its key names a day, in which it may happen twice: other times of that day are shown as a conflict. */
  readonly byDay?: true;
  /** Its statuses are steps of one result, and the later replaces the earlier (H35). */
  readonly versions?: true;
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
export type Apart = 'code' | 'number' | 'onset' | 'Batch' | 'Side' | 'Site' | 'Specimen';

const own = { keys: ['identifier'], what: 'Name' } as const;
const withFiles = { keys: ['identifier', 'file'], what: 'Type' } as const;
const medicine = { keys: ['identifier', 'medication'], what: 'Medicine', byName: true } as const;
const directed = {
  conflicts: ['Dose', 'Frequency', 'Route', 'Form', 'Status'],
  optional: ['Form'],
  // Who writes no route means the usual one; any other beside it must be seen (an injection beside a tablet).
  implied: { Route: ['oral', 'inhalation'] },
} as const;

/** Every kind of `lib/fhir/kinds`, by name; a test holds it against what the kinds write. */
const rules = {
  'allergy-intolerance': {
    keys: ['identifier', 'allergy'],
    conflicts: ['Reaction', 'Severity', 'Risk', 'Type', 'Status', 'Verification'],
    optional: ['Risk', 'Type'],
    what: 'Substance',
    byName: true,
    never: ['a class with one of its ingredients', 'held with ruled out or none known'],
  },
  condition: {
    keys: ['identifier', 'condition'],
    conflicts: ['Status', 'Verification', 'Severity', 'Grade', 'Stage', 'Side', 'Site'],
    optional: ['Stage'],
    what: 'Condition',
    apart: ['onset', 'Side'],
    never: ['held with ruled out', 'onsets that do not overlap', 'left with right'],
  },
  observation: {
    keys: ['identifier', 'replaces', 'observation'],
    conflicts: ['Value', 'Status', 'Flag', 'Specimen', 'Site', 'Method', 'Device', 'About'],
    optional: ['Method', 'Device'],
    what: 'Test',
    apart: ['code', 'number', 'Specimen', 'Site'],
    versions: true,
    never: [
      'values that differ',
      'specimens or sites that differ',
      'a value without unit',
      'a result of someone else’s (fetus, donor)',
      'cancelled with done',
    ],
  },
  'diagnostic-report': {
    keys: ['identifier', 'file', 'report'],
    conflicts: ['Status', 'Conclusion', 'Conclusion as coded', 'Specimen', 'Reported by'],
    optional: ['Conclusion as coded', 'Specimen', 'Reported by'],
    what: 'Report',
    apart: ['code', 'number', 'Specimen'],
    versions: true,
    never: ['a day alone', 'cancelled with done'],
  },
  'document-reference': {
    keys: ['document', 'identifier', 'file', 'replaces'],
    conflicts: ['Status', 'Document status'],
    what: 'Type',
  },
  composition: { keys: ['identifier', 'replaces'], conflicts: ['Status'], what: 'Type' },
  immunization: {
    keys: ['identifier', 'immunization'],
    conflicts: ['Status', 'Batch', 'Reason', 'Dose number', 'Series', 'Dose', 'Route', 'Site'],
    optional: ['Dose number', 'Series', 'Dose', 'Route'],
    what: 'Vaccine',
    byDay: true,
    apart: ['Batch'],
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
    keys: ['identifier', 'plan', 'medication'],
    ...directed,
    family: 'medicine',
    never: ['taken with not taken'],
  },
  'medication-dispense': {
    ...medicine,
    ...directed,
    conflicts: ['Quantity', ...directed.conflicts],
    optional: ['Dose', 'Frequency', ...directed.optional],
    byDay: true,
    never: ['other amounts'],
  },
  'medication-administration': {
    ...medicine,
    ...directed,
    conflicts: ['Dose', 'Route', 'Form', 'Status'],
    never: ['given with not given', 'other minutes'],
  },
  encounter: {
    keys: ['identifier', 'encounter'],
    conflicts: ['Status', 'Reason', 'Place'],
    optional: ['Place'],
    what: 'Contact',
    apart: ['number'],
    never: ['a day alone: a patient may come twice'],
  },
  procedure: {
    keys: ['identifier', 'procedure'],
    conflicts: ['Status', 'Site', 'Side', 'Outcome', 'Complication', 'Device'],
    optional: ['Complication', 'Device'],
    what: 'Procedure',
    byDay: true,
    apart: ['number', 'Side'],
    never: ['done with not done or planned', 'left with right'],
  },
  'service-request': {
    keys: ['identifier', 'request'],
    conflicts: ['Status', 'Priority', 'Side', 'Site', 'Details'],
    optional: ['Site', 'Details'],
    what: 'Request',
    byDay: true,
    apart: ['number', 'Side', 'Site'],
    never: ['left with right'],
  },
  flag: { keys: ['identifier', 'alert'], conflicts: ['Status', 'Alert'], what: 'Alert' },
  'adverse-event': { ...own, conflicts: ['Severity', 'Outcome'] },
  appointment: { ...own, conflicts: ['Status', 'Start'] },
  'care-plan': { ...own, conflicts: ['Status'] },
  'care-team': { ...own, conflicts: ['Status'] },
  'clinical-impression': { ...own, conflicts: ['Status', 'Summary'] },
  communication: { ...withFiles, conflicts: ['Status'] },
  'communication-request': { ...own, conflicts: ['Status', 'Priority'] },
  consent: { ...withFiles, conflicts: ['Status', 'Rule'] },
  coverage: { ...own, conflicts: ['Status'] },
  'detected-issue': { ...own, conflicts: ['Status', 'Severity'] },
  device: { ...own, conflicts: ['Status'] },
  'device-request': { ...own, conflicts: ['Status', 'Priority'] },
  'device-use-statement': { ...own, conflicts: ['Status'] },
  'episode-of-care': { ...own, conflicts: ['Status'] },
  'family-member-history': { ...own, conflicts: ['Status'] },
  generic: { ...own, conflicts: ['Status'] },
  goal: { ...own, conflicts: ['Status', 'Achievement'] },
  'imaging-study': { ...own, conflicts: ['Status'] },
  'immunization-evaluation': { ...own, conflicts: ['Status', 'Verdict'] },
  'immunization-recommendation': { ...own, conflicts: ['Forecast'] },
  list: { ...own, conflicts: ['Status'] },
  media: { ...withFiles, conflicts: ['Status'] },
  'nutrition-order': { ...own, conflicts: ['Status', 'Must not have'] },
  'questionnaire-response': { ...own, conflicts: ['Status'] },
  'risk-assessment': { ...own, conflicts: ['Status'] },
  specimen: { ...own, conflicts: ['Status'] },
  task: { ...own, conflicts: ['Status', 'Progress'] },
  'vision-prescription': { ...own, conflicts: ['Status'] },
} as const satisfies Readonly<Record<string, KindRule>>;

/** By kind. */
export const kindRules: ReadonlyMap<string, KindRule> = new Map<string, KindRule>(Object.entries(rules));

const unknownKind: KindRule = { ...own, conflicts: [] };

export function kindRule(kind: string): KindRule {
  return kindRules.get(kind) ?? unknownKind;
}
