import type { SearchPermission } from '#/lib/access/limits/many-people.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';

/** Search criteria of the finder's form: an identifier of a configured system, or family name, given name and birth date. */
export type FindCriteria =
  | { readonly by: 'identifier'; readonly system: string; readonly value: string }
  | { readonly by: 'name'; readonly family: string; readonly given: string; readonly birthDate: string };

export interface FoundPerson {
  /** Patient id at the index, for the sealed session only. */
  readonly id: string;
  readonly identity: PatientIdentity;
}

export type FindResult =
  | { readonly state: 'found'; readonly people: readonly FoundPerson[]; /** Name of the index. */ readonly from: string }
  | { readonly state: 'none'; readonly from: string }
  /** More than fit one page: the reader must enter more. */
  | { readonly state: 'too-many'; readonly most: number; readonly from: string }
  | { readonly state: 'invalid'; readonly field: 'identifier' | 'family' | 'given' | 'birthDate'; readonly why: string }
  /** The user has been shown many people: the search waits for a reason. */
  | Extract<SearchPermission, { state: 'reason-needed' }>
  /** Too much at once: `retryAfter` in seconds. */
  | { readonly state: 'limited'; readonly why: string; readonly retryAfter: number }
  | {
      readonly state: 'failed';
      readonly why: string;
      readonly from: string;
      /** Trying again in a minute may help. */
      readonly passing: boolean;
      /** Finds the failure in the operator's log. */
      readonly reference: string;
    };
