import { limitWords } from '#/lib/fhir/answer/words.ts';
import type { AnswerIssue } from './answer-issues.ts';
import { type RecordArea, recordAreas } from './areas.ts';
import type { AreaList, ListWarning } from './lists.ts';
import { emptyForUnknownReason, emptyListWords, itemsNotReceived, listMissing, listNotReceived } from './words.ts';

/** Reason that the answer for one area is not whole. */
export interface AreaShort {
  readonly state: 'partial' | 'withheld' | 'denied' | 'unsupported' | 'no-answer-given';
  readonly why: string;
}

export interface AreaAnswer {
  /** Reason that there is no answer: the primary List did not come, and nothing says that the area is switched off. */
  readonly unanswered?: string;
  readonly short: readonly AreaShort[];
  /** The practice's own words beside an empty List. */
  readonly practiceNote?: string;
}

/** Answered, and nothing is recorded; any other reason is no answer (H13). */
const answeredEmpty = new Set(['no-content-recorded', 'nilknown']);

/** Reads from an area's Lists, and the warnings with them, how that area was answered. Pure. */
export function areaAnswer(area: RecordArea, lists: readonly AreaList[], issues: readonly AnswerIssue[]): AreaAnswer {
  const wanted = recordAreas.get(area)?.lists ?? new Map<string, string>();
  const own = lists.filter((list) => list.area === area);
  const absent = [...wanted].filter(([code]) => !own.some((list) => list.code === code)).map(([, words]) => words);
  const about = issues.filter((issue) => issue.areas === undefined || issue.areas.has(area)).map(({ effect }) => effect);
  const off = about.find(({ state }) => state === 'unsupported');
  if (own.length === 0 && off) return { short: [{ state: 'unsupported', why: off.why }] };
  const short = [...about.map((effect) => shortOf(effect.state, effect.why)), ...own.flatMap(shortsOf)];
  if (own.length === 0) return { unanswered: listMissing(absent.join(' or ')), short };
  const incomplete = absent.map((words): AreaShort => ({ state: 'partial', why: listNotReceived(words) }));
  const notes = [...new Set(own.filter(isEmpty).flatMap((list) => list.notes))].join(' ');
  return { short: together([...short, ...incomplete]), ...(notes !== '' && { practiceNote: notes.slice(0, 400) }) };
}

/** Limit of an area whose List came: only some part of the question was switched off. */
function shortOf(state: AreaShort['state'], why: string): AreaShort {
  return state === 'unsupported' ? { state: 'partial', why: limitWords.wrongQuestion } : { state, why };
}

const isEmpty = ({ members, missing }: AreaList): boolean => members.length === 0 && missing === 0;

function shortsOf(list: AreaList): readonly AreaShort[] {
  const { missing, reasons, warnings } = list;
  const lost = missing === 0 ? [] : [{ state: 'partial', why: itemsNotReceived(missing) } as const];
  return [...warnings.map(warned), ...lost, ...(isEmpty(list) ? reasons.flatMap(emptyShort) : [])];
}

/** Limit of a List's warning: items kept back for confidentiality are withheld; items in transit are only missing so far. */
const warned = ({ code, why }: ListWarning): AreaShort => ({ state: code === 'confidential-items' ? 'withheld' : 'partial', why });

function emptyShort(code: string): readonly AreaShort[] {
  if (answeredEmpty.has(code)) return [];
  const why = emptyListWords.get(code) ?? emptyForUnknownReason;
  return [{ state: code === 'withheld' ? 'withheld' : 'partial', why }];
}

/** Joins limits of one state into one sentence, since the reader sees one sentence a category. None is left out. */
function together(shorts: readonly AreaShort[]): readonly AreaShort[] {
  const byState = Map.groupBy(shorts, ({ state }) => state);
  const sentences = [...byState].map(([state, all]): AreaShort => ({ state, why: [...new Set(all.map(({ why }) => why))].join('; ') }));
  const [withheld, partial] = (['withheld', 'partial'] as const).map((state) => sentences.find((short) => short.state === state));
  if (!withheld || !partial) return sentences;
  // Both states at once: the category is incomplete, and the sentence gives both reasons.
  return [
    ...sentences.filter((short) => short !== withheld && short !== partial),
    { state: 'partial', why: `${withheld.why}; ${partial.why}` },
  ];
}
