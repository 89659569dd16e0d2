import { type FileReadings, noReadings } from '#/lib/record/search/file-readings.ts';
import { headingTexts } from '#/lib/record/search/heading-texts.ts';
import { nameIndex } from '#/lib/record/search/name-index.ts';
import { nameGroups } from '#/lib/record/search/names/all-names.ts';
import { ingredientStems } from '#/lib/record/search/names/medicines/ingredient-stems.ts';
import { kindsOfMedicine } from '#/lib/record/search/names/medicines/kinds-of-medicine.ts';
import { sourceTexts } from '#/lib/record/search/match.ts';
import type { QueryOptions } from '#/lib/record/search/parse-query.ts';
import { recordSearch, type RecordSearch } from '#/lib/record/search/record-search.ts';

const names = nameIndex(nameGroups, { stems: ingredientStems, kinds: kindsOfMedicine });

/** The search of a reader who typed so, in the whole of the name tables. */
export function searchFor(
  typed: string,
  more: Partial<QueryOptions> & { readonly sources?: ReadonlyMap<string, string>; readonly readings?: FileReadings } = {},
): RecordSearch {
  const { sources = new Map<string, string>(), readings = noReadings, ...options } = more;
  const search = recordSearch(
    typed,
    { sources: sourceTexts(sources), headings: headingTexts(options.locale ?? 'en-GB'), readings },
    { locale: 'en-GB', names, ...options },
  );
  if (!search) throw new Error(`"${typed}" is too short to search for`);
  return search;
}
