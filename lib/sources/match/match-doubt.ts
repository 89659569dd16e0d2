import 'server-only';
import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { Matched } from './with-match.ts';

/** A doubt about who was matched is one about every category. */
export function matchDoubt({ doubt }: Matched): readonly QueryEnd[] {
  return doubt === undefined ? [] : [{ categories: new Set(categories), limitations: [{ state: 'partial', why: doubt }] }];
}
