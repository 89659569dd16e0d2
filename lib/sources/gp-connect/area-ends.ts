import 'server-only';
import { areaAnswer } from '#/lib/fhir/gp-connect/area-end.ts';
import { recordAreas } from '#/lib/fhir/gp-connect/areas.ts';
import type { StructuredRecord } from '#/lib/fhir/gp-connect/structured-record.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { outcomesOf, type AnswerLimitation, type QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { someUnreadable } from '#/lib/sources/answer/words.ts';
import { practiceWords } from './words.ts';
import type { CheckedStructuredAnswer, StructuredRun } from './gather-structured.ts';

/** Outcome of each category, by the Lists of its areas. */
export function structuredOutcomes(
  all: readonly CheckedStructuredAnswer[],
  record: StructuredRecord,
  doubts: readonly QueryEnd[],
  run: Pick<StructuredRun, 'never' | 'connection'> & { readonly perCategory: ReadonlyMap<Category, number> },
): ReadonlyMap<Category, Outcome> {
  const { ends, ownWords } = endsOf(all, record, run);
  // A category that no area speaks of is shown if an entry of it came, and may be incomplete.
  const beyond = [...run.perCategory.keys()].filter((category) => ends.every(({ categories }) => !categories.has(category)));
  const limited: readonly QueryEnd[] =
    beyond.length === 0
      ? []
      : [
          {
            categories: new Set(beyond),
            limitations: [{ state: 'partial', why: practiceWords.otherItems, lasting: true }],
          },
        ];
  const unconfirmed = new Set(all.filter(({ doubted }) => doubted).flatMap(({ answer }) => answer.call.areas.flatMap(coversOf)));
  // An answer for another patient makes the other answers doubtful too (H02).
  const foreign = all.some(({ checked }) => checked.otherPatient)
    ? [
        {
          categories: new Set(ends.flatMap(({ categories }) => [...categories])),
          failure: { kind: 'other-patient' },
          limitations: [],
        } as const,
      ]
    : [];
  return new Map(
    [...outcomesOf([...ends, ...limited, ...doubts, ...foreign], run.perCategory)].map(([category, outcome]) => [
      category,
      unconfirmed.has(category) ? unconfirmedOutcome(outcome) : withWords(outcome, ownWords.get(category)),
    ]),
  );
}

const coversOf = (area: Parameters<typeof areaAnswer>[0]): readonly Category[] => recordAreas.get(area)?.categories ?? [];

function unconfirmedOutcome(outcome: Outcome): Outcome {
  return outcome.state === 'partial' || outcome.state === 'complete'
    ? outcome
    : { state: 'unmatched', match: 'unconfirmed', why: practiceWords.otherPerson };
}

function withWords(outcome: Outcome, ownWords: string | undefined): Outcome {
  return outcome.state === 'none' && ownWords !== undefined ? { ...outcome, sourceWords: ownWords } : outcome;
}

/** End of each area of each call, and the practice's own words on its empty Lists. */
function endsOf(
  all: readonly CheckedStructuredAnswer[],
  record: StructuredRecord,
  { never, connection }: Pick<StructuredRun, 'never' | 'connection'>,
): { readonly ends: readonly QueryEnd[]; readonly ownWords: ReadonlyMap<Category, string> } {
  const ownWords = new Map<Category, string>();
  const ends = all.flatMap((received) =>
    received.answer.call.areas.map((area): QueryEnd => {
      const categories = new Set(coversOf(area).filter((category) => !never.includes(category)));
      const answer = areaAnswer(area, record.lists, received.answer.issues);
      for (const category of categories) if (answer.practiceNote !== undefined) ownWords.set(category, answer.practiceNote);
      return { categories, ...endOf(received, answer, connection.upstream.limits.resources) };
    }),
  );
  return { ends, ownWords };
}

function endOf(
  { answer, checked, tooMany }: CheckedStructuredAnswer,
  { unanswered, short }: ReturnType<typeof areaAnswer>,
  most: number,
): Omit<QueryEnd, 'categories'> {
  if (answer.failure) return { failure: answer.failure, limitations: [] };
  if (answer.refused) return { limitations: [answer.refused] };
  if (checked.otherPatient) return { failure: { kind: 'other-patient' }, limitations: [] };
  if (tooMany) return { failure: { kind: 'too-large', limit: 'resources', value: most }, limitations: short };
  if (unanswered !== undefined) return { failure: { kind: 'unreadable', detail: unanswered }, limitations: short };
  const lost: readonly AnswerLimitation[] = checked.refused.length > 0 ? [{ state: 'partial', why: someUnreadable }] : [];
  return { limitations: [...short, ...lost] };
}
