import type { PatientIdentity } from '#/lib/record/model/patient.ts';

/** What the finder's form sends: an identifier of one of the configured systems, or all three of name and birth date. */
export type FindCriteria =
  | { readonly by: 'identifier'; readonly system: string; readonly value: string }
  | { readonly by: 'name'; readonly family: string; readonly given: string; readonly birthDate: string };

export interface FoundPerson {
  /** Patient id at the index: goes into the sealed session only. */
  readonly id: string;
  readonly identity: PatientIdentity;
}

export type FindResult =
  | { readonly state: 'found'; readonly people: readonly FoundPerson[]; /** Who says so. */ readonly from: string }
  | { readonly state: 'none'; readonly from: string }
  /** More than can be told apart on one page: the reader must say more. */
  | { readonly state: 'too-many'; readonly most: number; readonly from: string }
  | { readonly state: 'invalid'; readonly field: 'identifier' | 'family' | 'given' | 'birthDate'; readonly why: string }
  | { readonly state: 'failed'; readonly why: string; readonly from: string };
