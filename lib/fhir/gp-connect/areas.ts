import type { Category } from '#/lib/record/model/category.ts';

/** The clinical areas of GP Connect's structured record (Access Record Structured 1.6). */
export type RecordArea =
  | 'allergies'
  | 'medications'
  | 'problems'
  | 'immunizations'
  | 'consultations'
  | 'investigations'
  | 'uncategorised'
  | 'referrals'
  | 'diary';

export interface AreaFacts {
  /** Parameter of `$gpc.getstructuredrecord` that asks for it. */
  readonly parameter: string;
  /** SNOMED CT codes of its primary Lists, with the reader's words; the answer has one List of each. */
  readonly lists: ReadonlyMap<string, string>;
  /** Categories that its answer speaks of. */
  readonly categories: readonly Category[];
}

/** Ended allergies travel inside their List. */
const endedAllergies = '1103671000000101';

export const recordAreas: ReadonlyMap<RecordArea, AreaFacts> = new Map<RecordArea, AreaFacts>([
  [
    'allergies',
    {
      parameter: 'includeAllergies',
      lists: new Map([
        ['886921000000105', 'allergies'],
        [endedAllergies, 'ended allergies'],
      ]),
      categories: ['allergies'],
    },
  ],
  ['medications', area('includeMedication', '933361000000108', 'medicines', 'medications')],
  ['problems', area('includeProblems', '717711000000103', 'problems', 'problems', 'decisions')],
  ['immunizations', area('includeImmunisations', '1102181000000102', 'immunisations', 'immunizations')],
  ['consultations', area('includeConsultations', '1149501000000101', 'consultations', 'encounters')],
  ['investigations', area('includeInvestigations', '887191000000108', 'investigations', 'results')],
  // Coded entries without an area of their own: measurements, social history, codes of procedures done by other organisations.
  [
    'uncategorised',
    area(
      'includeUncategorisedData',
      '826501000000100',
      'uncategorised data',
      'results',
      'vitals',
      'social-history',
      'assessments',
      'decisions',
      'other',
    ),
  ],
  ['referrals', area('includeReferrals', '792931000000107', 'referrals', 'requests')],
  ['diary', area('includeDiaryEntries', '714311000000108', 'diary entries', 'care-plans')],
]);

function area(parameter: string, code: string, words: string, ...categories: readonly Category[]): AreaFacts {
  return { parameter, lists: new Map([[code, words]]), categories };
}

/** Areas whose primary List would name a resource of this type. */
export const areasOfType: ReadonlyMap<string, readonly RecordArea[]> = new Map<string, readonly RecordArea[]>([
  ['AllergyIntolerance', ['allergies']],
  ['MedicationStatement', ['medications']],
  ['MedicationRequest', ['medications']],
  ['Condition', ['problems']],
  ['Immunization', ['immunizations']],
  ['Encounter', ['consultations']],
  ['DiagnosticReport', ['investigations']],
  ['Observation', ['investigations', 'uncategorised']],
  ['ReferralRequest', ['referrals']],
  ['ProcedureRequest', ['diary', 'investigations']],
]);
