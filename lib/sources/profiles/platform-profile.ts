import type { Category } from '#/lib/record/model/category.ts';
import type { NarrowedQuery } from './query-parts.ts';

/** A fact about a platform, and where it is written: no behaviour rests on anything else. */
export interface PlatformFact {
  readonly fact: string;
  readonly source: string;
}

/** Search of one type at a platform where the usual one is refused, capped, or answered with less than there is. */
export interface TypeRule {
  /**
   * `whole`: one search, its parts only where that is refused. `parts`: the platform refuses the whole. `whole-and-parts`:
   * it answers the whole with a subset, so both are asked, and what comes twice is counted once.
   */
  readonly ask: 'whole' | 'parts' | 'whole-and-parts';
  /** Replaces the usual parts. */
  readonly parts?: readonly NarrowedQuery[];
  /** Categories that its parts cannot find, with the reason shown to the reader. */
  readonly notInParts?: { readonly categories: readonly Category[]; readonly why: string };
  /** `_count`, where the platform caps this type lower than others. */
  readonly pageSize?: number;
}

/** Known behaviour of one make of server, as data: a source names it with `profile` (standards §1.2, §4). */
export interface PlatformProfile {
  readonly platform: string;
  /** Maker's name of it. */
  readonly name: string;
  /** Rules by R4 type; a type without a rule is searched as at any server. */
  readonly types: ReadonlyMap<string, TypeRule>;
  /** `_count`, never more than the platform takes. */
  readonly pageSize: number;
  /** `get`: a search by POST loses its parameters there, and is never sent. */
  readonly search?: 'get';
  /** `Bundle.total` is an estimate until the last page. */
  readonly totalIsEstimate?: true;
  /** Medications are found by `_id` search only: none is read by itself. */
  readonly medicationsBySearchOnly?: true;
  /** Only so many documents a day are given: a search fetches none, unless the source's configuration allows it. */
  readonly limitsDocuments?: true;
  /** Answers in JSON only. */
  readonly jsonOnly?: true;
  /** A 403 for one type: what the organisation or the platform did not allow this service, in the reader's words. */
  readonly notGranted?: string;
  /** Options that the source's configuration must add. */
  readonly needs?: {
    /** Keys of `parameters`, each with what it looks like. */
    readonly parameters?: Readonly<Record<string, string>>;
    /** `authorization[].audience`: its token service wants another `aud` than its own address. */
    readonly audience?: true;
    /** `authorization[].launch`: its token is for one patient, whom the token request names. */
    readonly launch?: true;
  };
  /** Shape of its `next` links, for the reader of the table; they are followed as they are written. */
  readonly pages: string;
  readonly facts: readonly PlatformFact[];
  /** Reported but not verified: no behaviour rests on it. */
  readonly unverified?: readonly string[];
}
