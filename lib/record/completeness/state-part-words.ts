import type { OutcomeWord } from '#/lib/record/model/worst-outcome.ts';
import { formatCountOf, formatList } from '#/lib/record/words/phrase.ts';

export interface StatePartWords {
  readonly text: string;
  /** With a number in place of the names. */
  readonly short: string;
}

/** More sources of one state than this are a number. */
const mostNames = 3;

/** Words of the sources of one state: "No answer from A, B, C: nothing of theirs is below"; over three "No answer from 9 sources". */
export function statePartWords(word: OutcomeWord, names: readonly string[], noun: string, locale: string | undefined): StatePartWords {
  const isOne = names.length === 1;
  const short = partWords(word, formatCountOf(names.length, 'source', 'sources', locale), noun, isOne);
  if (names.length > mostNames) return { text: short, short };
  const list = word === 'failed' || word === 'denied' || word === 'partial' ? names.join(', ') : formatList(names, locale);
  return { text: `${partWords(word, list, noun, isOne)}${leavesNothing.has(word) ? ': nothing of theirs is below' : ''}`, short };
}

const leavesNothing: ReadonlySet<OutcomeWord> = new Set(['failed', 'denied']);

function partWords(word: OutcomeWord, who: string, noun: string, isOne: boolean): string {
  switch (word) {
    case 'failed':
      return `No answer from ${who}`;
    case 'denied':
      return `Refused by ${who}`;
    case 'no-answer-given':
      return `${who} gave no record and may hold one`;
    case 'partial':
      return `Part missing from ${who}`;
    case 'unconfirmed':
      return `Check identity at ${who}`;
    case 'skipped':
      return `Not asked yet: ${who}`;
    case 'not-shared':
      return isOne
        ? `${who} does not share this patient's record. It may hold one.`
        : `${who} do not share this patient's record. They may hold one.`;
    case 'withheld':
      return isOne ? `${who}: some not shared` : `Some not shared: ${who}`;
    case 'not-granted':
      return `Not granted to this service: ${who}`;
    case 'not-asked':
      return `Not asked for by this service: ${who}`;
    default:
      return `${who} ${isOne ? 'does' : 'do'} not provide ${noun}`;
  }
}

/** "Riverside Surgery: consultation text and documents not shared with City Hospitals" */
export function partsNotSharedWords(
  name: string,
  parts: readonly string[],
  organisation: string | undefined,
  locale: string | undefined,
): string {
  return `${name}: ${formatList(parts, locale)} not shared with ${organisation ?? 'your organisation'}`;
}
