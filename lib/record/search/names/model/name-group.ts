import type { NameSource } from '#/lib/record/search/names/model/sources.ts';

/** Names of exactly one thing: a search for any of them finds the others. Never a class, a cause, or a related condition. */
export interface NameGroup {
  /** Full names and brands, lower case, without accents; British and American spelling both (`haemoglobin`, `hemoglobin`). */
  readonly names: readonly string[];
  /** Short forms, matched as whole words and only where written so, in this case: `AF`, `HbA1c`, `U&E`. */
  readonly short?: readonly string[];
  /** Short forms that other things have too (`PE`, `MS`): known, and joined to nothing, so that they find only themselves. */
  readonly ambiguousShort?: readonly string[];
  /** Longer phrases that hold a name of this thing and mean another: `non-ST elevation` before myocardial infarction is no STEMI. */
  readonly notWithin?: readonly string[];
  /** Publications in which these names can be looked up: a key of `nameSources`. */
  readonly source: NameSource;
}
