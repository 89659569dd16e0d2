import type { NameSource } from '#/lib/record/search/names/model/sources.ts';

/** An ingredient of a kind; `name`: its first name in the tables of names; `source`: where it is listed, a key of `nameSources` with its licence. */
export interface KindIngredient {
  readonly name: string;
  readonly source: NameSource;
}

/** A kind of medicines whose table is whole: every ingredient that the tables of names know is in it or surely not of it (H05). */
export interface MedicineKind {
  readonly key: string;
  readonly title: string;
  readonly ingredients: readonly KindIngredient[];
  /** Words by which one of its ingredients is used for something else: such a line is not counted, and with it the kind is never said to be absent. */
  readonly otherUse?: RegExp;
}
