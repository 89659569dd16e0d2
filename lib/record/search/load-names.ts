import type { NameIndex } from './name-index.ts';

/** Loads the tables of names, which a page needs only once its reader searches. */
export async function loadNames(): Promise<NameIndex> {
  const [{ nameIndex }, { nameGroups }, { ingredientStems }, { kindsOfMedicine }] = await Promise.all([
    import('./name-index.ts'),
    import('./names/all-names.ts'),
    import('./names/medicines/ingredient-stems.ts'),
    import('./names/medicines/kinds-of-medicine.ts'),
  ]);
  return nameIndex(nameGroups, { stems: ingredientStems, kinds: kindsOfMedicine });
}
