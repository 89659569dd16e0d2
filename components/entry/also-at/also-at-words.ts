import type { PublicSource } from '#/lib/record/model/public-source.ts';

/** "also at RS", spoken and on paper "also at Riverside Surgery, hidden by you" */
export function alsoAtWords(holders: readonly string[], sources: ReadonlyMap<string, PublicSource>) {
  const names = (pick: 'code' | 'name') => holders.map((id) => sources.get(id)?.[pick] ?? id).join(', ');
  return { drawn: `also at ${names('code')}`, spoken: `also at ${names('name')}, hidden by you` };
}

/** The whole words; undefined where nobody else holds it. */
export function alsoAtSpoken(holders: readonly string[], sources: ReadonlyMap<string, PublicSource>): string | undefined {
  return holders.length === 0 ? undefined : alsoAtWords(holders, sources).spoken;
}
