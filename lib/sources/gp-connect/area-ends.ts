import 'server-only';
import { areaAnswer } from '#/lib/fhir/gp-connect/area-end.ts';
import { recordAreas } from '#/lib/fhir/gp-connect/areas.ts';
import { gpConnectVersion } from '#/lib/fhir/gp-connect/version.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import type { StructuredRecord } from '#/lib/fhir/gp-connect/structured-record.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { IdentityDifference } from '#/lib/record/model/patient.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { outcomesOf, type AnswerLimitation, type QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { someUnreadable } from '#/lib/sources/answer/words.ts';
import type { ForeignReason } from '#/lib/sources/gather/subject-check.ts';
import { possibleCategories } from '#/lib/sources/gather/refused-end.ts';
import type { StructuredAnswer } from './structured-answer.ts';
import { practiceWords } from './words.ts';
import type { CheckedStructuredAnswer, StructuredRun } from './gather-structured.ts';

/** Outcome of each category, by the Lists of its areas. */
export function structuredOutcomes(
  all: readonly CheckedStructuredAnswer[],
  record: StructuredRecord,
  doubts: readonly QueryEnd[],
  run: Pick<StructuredRun, 'never' | 'connection' | 'intake'> & {
    readonly perCategory: ReadonlyMap<Category, number>;
    readonly foreign: ForeignReason | undefined;
  },
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
  const unconfirmed = new Map(
    all.flatMap(({ answer, doubted }) =>
      doubted ? wanted(spokenOf(answer), run).map((category) => [category, doubtOf(doubted)] as const) : [],
    ),
  );
  // An answer for another patient makes the other answers doubtful too (H02).
  const reason = run.foreign ?? all.map(({ checked }) => checked.foreign).find((foreignReason) => foreignReason !== undefined);
  const foreign = reason
    ? [
        {
          // Consultations name documents, so their list is doubtful with them.
          categories: new Set([...ends.flatMap(({ categories }) => [...categories]), ...wanted(['documents'], run)]),
          failure: { kind: reason },
          limitations: [],
        } as const,
      ]
    : [];
  return new Map(
    [...outcomesOf([...ends, ...limited, ...doubts, ...foreign, ...run.intake.refusedEnds], run.perCategory)].map(([category, outcome]) => [
      category,
      unconfirmedOutcome(outcome, unconfirmed.get(category)) ?? withWords(outcome, ownWords.get(category)),
    ]),
  );
}

const wanted = (all: readonly Category[], { never }: Pick<StructuredRun, 'never'>): readonly Category[] =>
  all.filter((category) => !never.includes(category));

/** Categories of an answer's areas, and of everything that came with it. */
function spokenOf({ call, entries }: StructuredAnswer): readonly Category[] {
  const types = new Set(entries.flatMap(({ resource }) => resourceOf(resource)?.resourceType ?? []));
  return [...call.areas.flatMap(coversOf), ...[...types].flatMap((type) => possibleCategories(type, gpConnectVersion))];
}

const coversOf = (area: Parameters<typeof areaAnswer>[0]): readonly Category[] => recordAreas.get(area)?.categories ?? [];

const doubtOf = (differences: readonly IdentityDifference[]): string =>
  differences.every(({ isSilent }) => isSilent) ? practiceWords.tooLittle : practiceWords.otherPerson;

function unconfirmedOutcome(outcome: Outcome, why: string | undefined): Outcome | undefined {
  if (why === undefined) return undefined;
  return outcome.state === 'partial' || outcome.state === 'complete' ? outcome : { state: 'unmatched', match: 'unconfirmed', why };
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
      const categories = new Set(wanted(coversOf(area), { never }));
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
  if (checked.foreign) return { failure: { kind: checked.foreign }, limitations: [] };
  if (tooMany) return { failure: { kind: 'too-large', limit: 'resources', value: most }, limitations: short };
  if (unanswered !== undefined) return { failure: { kind: 'unreadable', detail: unanswered }, limitations: short };
  const lost: readonly AnswerLimitation[] = checked.refused.length > 0 ? [{ state: 'partial', why: someUnreadable, lost: true }] : [];
  return { limitations: [...short, ...lost] };
}
