/**
 * Ending that the World Health Organization gives to the ingredients of one family: a search for it finds the words that end so, because
 * it is a part of the ingredient's own name. Only endings that no other family shares, but for the names in `otherFamilies`.
 */
export interface IngredientStem {
  /** Word that readers type, without its plural: "statin". */
  readonly typed: string;
  /** Ending of the names, as registered: "vastatin". */
  readonly ending: string;
  /** Words, or their ends, that have the ending and are of another family. */
  readonly otherFamilies?: readonly string[];
}
