import type { AllergyStub } from '#/lib/record/merge/arrangement.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { HiddenRows } from './hidden-rows.ts';

const hiddenByWords: Readonly<Record<AllergyStub['hiddenBy'], string>> = {
  unticked: 'because you unticked it',
  'others-only': 'by “Others only”',
  filter: 'by your filters',
};

/** "2 allergies at Riverside Surgery are hidden by your filters": the line that a hidden allergy leaves behind (H21). */
export function hiddenAllergiesWords(count: number, source: string, hiddenBy: AllergyStub['hiddenBy']): string {
  const verb = count === 1 ? 'is' : 'are';
  return `${formatCountOf(count, 'allergy', 'allergies')} at ${source} ${verb} hidden ${hiddenByWords[hiddenBy]}`;
}

/** "120 rows hidden by you"; where every row still shows because another source holds it, the number of entries. */
export function hiddenWords({ rows, entries }: Pick<HiddenRows, 'rows' | 'entries'>): string | undefined {
  if (rows > 0) return `${formatCountOf(rows, 'row', 'rows')} hidden by you`;
  return entries > 0 ? `${formatCountOf(entries, 'entry', 'entries')} hidden by you` : undefined;
}
