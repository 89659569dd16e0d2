import 'server-only';
import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { MatchedPatient } from './with-match.ts';

/** Query ends that limit every category where the match is in doubt. */
export function matchDoubt({ doubt }: MatchedPatient): readonly QueryEnd[] {
  return doubt === undefined ? [] : [{ categories: new Set(categories), limitations: [{ state: 'partial', why: doubt }] }];
}
