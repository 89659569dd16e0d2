import type { NameIndex } from './name-index.ts';

/** Loads the tables of names, which a page needs only once its reader searches. */
export async function loadNames(): Promise<NameIndex> {
  const [{ nameIndex }, { nameGroups }] = await Promise.all([import('./name-index.ts'), import('./names/all-names.ts')]);
  return nameIndex(nameGroups);
}
