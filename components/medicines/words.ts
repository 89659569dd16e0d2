import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';
import type { CollectedMedicines } from '#/lib/record/medicines/collect-lines.ts';
import { type ShownPlace, numberWritten } from '#/lib/record/medicines/medicine-table.ts';

const placeWords: Readonly<Record<ShownPlace, string>> = { current: 'Current', ended: 'Ended', unclear: 'Unclear' };

/** Words of the page of medicines. */
export const medicinesPageWords = {
  show: 'Show',
  arrange: 'Arrange',
  places: placeWords,
  currentAtDeath: 'Current at death',
  /** Never a 0: it would be read as none, whatever is still missing. */
  placeCount: (place: string, count: number): string => (count === 0 ? place : `${place} ${formatCount(count)}`),
  byIngredient: 'By ingredient',
  byDate: 'By date',
  showIssues: (count: number): string => `Show ${formatCountOf(count, 'issue', 'issues')}`,
  notHeldKey: '– not held there',
  noView: 'no view is taken on which is right',
  ingredient: 'Ingredient',
  table: (place: string): string => `Medicines, ${place.toLowerCase()}, by ingredient and source`,
  doNotGive: 'Do not give',
  ordered: (date: string): string => `ordered ${date}`,
  notHeld: '–',
  notHeldSpoken: 'not held there',
  notKnown: '?',
  notKnownSpoken: 'not known',
  askAgain: 'Ask again',
  differs: 'differs',
  elsewhere: { ended: 'ended', unclear: 'recorded, but unclear', current: 'current', 'do-not-give': 'do not give' } as const,
  issuesOf: (medicine: string, source: string): string => `Issues of ${medicine}, ${source}`,
  issue: 'issue',
  /** Sums of what became of every entry: nothing is lost. */
  ledger: ({ groups, entries }: Pick<CollectedMedicines, 'groups' | 'entries'>): string =>
    [
      `${numberWritten(groups.current)} current`,
      `${numberWritten(groups.ended)} ended`,
      groups['do-not-give'].length === 0 ? '' : `${formatCount(groups['do-not-give'].length)} not to be given`,
      groups.unclear.length === 0 ? '' : `${formatCount(groups.unclear.length)} recorded, but unclear`,
      entries.folded === 0
        ? ''
        : `${formatCountOf(entries.folded, 'issue or dose stands', 'issues and doses stand')} with the prescription`,
    ]
      .filter(Boolean)
      .join(' · '),
  kinds: 'Kinds, current',
  otherKinds: 'Other kinds: search by name.',
  lanes: 'Two years',
  lanesShown: (drawnCount: number, all: number): string => `${formatCount(drawnCount)} of ${formatCount(all)}`,
  allLanes: 'all',
  fewerLanes: 'fewer',
  course: 'course',
  stay: 'in hospital',
  lane: (name: string, words: string): string => `${name}: ${words}`,
} as const;
