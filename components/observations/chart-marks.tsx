import { valueText } from '#/components/entry/measured.ts';
import { news2Grade } from '#/lib/record/summary/observed/news2-grade.ts';
import type { Round, RoundSign } from '#/lib/record/observations/observed-record.ts';
import { type ChartLayout, chartSizes } from './chart-layout.ts';
import { observedWords } from './words.ts';

interface MarksProps {
  /** Oldest first. */
  readonly rounds: readonly Round[];
  readonly layout: ChartLayout;
}

export type MarkRow = 'score' | 'oxygen' | 'consciousness';

/** Rows of marks that the rounds have something for. */
export function markRowsOf(rounds: readonly Round[]): readonly MarkRow[] {
  const has = (name: 'oxygen' | 'consciousness'): boolean => rounds.some(({ signs }) => signs.some(({ sign }) => sign === name));
  return [
    ...(rounds.some(({ scores }) => scores.length > 0) ? (['score'] as const) : []),
    ...(['oxygen', 'consciousness'] as const).filter(has),
  ];
}

/** Scores, air or oxygen, and consciousness over the lanes, each at its round; words where there is room, else a dot: the table has all. */
export function ChartMarks({ rows, rounds, layout }: MarksProps & { readonly rows: readonly MarkRow[] }) {
  return rows.map((row, index) => {
    const middle = (layout.marksTop[index] ?? 0) + chartSizes.marks / 2;
    return (
      <g key={row} aria-hidden>
        <text x={0} y={middle} dy="0.32em" className="fill-text text-meta font-semibold forced-colors:fill-[CanvasText]">
          {rowName(row, rounds)}
        </text>
        <line
          x1={0}
          x2={layout.width}
          y1={middle + chartSizes.marks / 2}
          y2={middle + chartSizes.marks / 2}
          className="stroke-sunken forced-colors:opacity-50 forced-colors:stroke-[GrayText]"
        />
        {placed(row, rounds, layout).map(({ key, x, text, isDot, isRaised }) =>
          isDot ? (
            <circle key={key} cx={x} cy={middle} r={1.5} className="fill-muted forced-colors:fill-[CanvasText]" />
          ) : (
            <text
              key={key}
              x={x}
              y={middle}
              dy="0.32em"
              textAnchor="middle"
              className={`figures text-meta forced-colors:fill-[CanvasText] ${isRaised ? 'fill-abnormal font-semibold' : 'fill-text'}`}
            >
              {text}
            </text>
          ),
        )}
      </g>
    );
  });
}

function rowName(row: MarkRow, rounds: readonly Round[]): string {
  if (row === 'oxygen') return observedWords.air;
  if (row === 'consciousness') return observedWords.alert;
  const names = new Set(rounds.flatMap(({ scores }) => scores.map(({ sort }) => sort.name)));
  return names.size === 1 ? [...names].join('') : observedWords.score;
}

interface Mark {
  readonly key: string;
  readonly x: number;
  readonly text: string;
  /** Points of a score; of two that have no room side by side the higher is written. */
  readonly rank: number;
  readonly isDot: boolean;
  readonly isRaised: boolean;
}

/** A word where the one before leaves room for it; of states that stay the same only the first. */
function placed(row: MarkRow, rounds: readonly Round[], { x }: ChartLayout): readonly Mark[] {
  const marks: Mark[] = [];
  let [lastWritten, lastText] = [-1, ''];
  for (const round of rounds) {
    for (const mark of markOf(row, round)) {
      const at = x(round.at);
      const before = marks[lastWritten];
      const isNear = before !== undefined && at - before.x < ((before.text.length + mark.text.length) * 7) / 2 + 2;
      const isRepeat = row !== 'score' && mark.text === lastText;
      const isDot = isRepeat || (isNear && mark.rank <= before.rank);
      if (!isDot && isNear) marks[lastWritten] = { ...before, isDot: true };
      if (!isDot) lastWritten = marks.length;
      lastText = mark.text;
      marks.push({ ...mark, x: at, isDot });
    }
  }
  return clearOfWords(marks);
}

/** The marks without dots that a word would cover; a word is at most a few marks away, and every pair of a life's would be millions. */
function clearOfWords(marks: readonly Mark[]): readonly Mark[] {
  const widest = Math.max(0, ...marks.filter(({ isDot }) => !isDot).map(({ text }) => (text.length * 7) / 2 + 4));
  let from = 0;
  return marks.filter((mark) => {
    if (!mark.isDot) return true;
    while (mark.x - (marks[from]?.x ?? mark.x) > widest) from += 1;
    for (let index = from; index < marks.length; index += 1) {
      const near = marks[index];
      if (near === undefined || near.x - mark.x > widest) return true;
      if (!near.isDot && Math.abs(mark.x - near.x) <= (near.text.length * 7) / 2 + 4) return false;
    }
    return true;
  });
}

function markOf(row: MarkRow, round: Round): readonly Omit<Mark, 'x' | 'isDot'>[] {
  if (row === 'score') {
    return round.scores.map(({ group, value, highest, isGraded }) => ({
      key: group.id,
      text: value,
      rank: highest ?? Number.POSITIVE_INFINITY,
      isRaised: isGraded && news2Grade(highest) !== undefined,
    }));
  }
  return round.signs
    .filter(({ sign }) => sign === row)
    .slice(0, 1)
    .map((sign) => ({ key: sign.group.id, text: row === 'oxygen' ? oxygenMark(sign) : letterOf(sign), rank: 0, isRaised: false }));
}

/** "air", "O₂", "2 L/min": as short as a mark is. */
function oxygenMark({ measured: [first] }: RoundSign): string {
  if (first === undefined) return '';
  if (first.value?.type === 'quantity') return valueText(first).replaceAll(' ', ' ');
  const words = first.value === undefined ? first.code.text : valueText(first);
  if (/\bair\b/i.test(words)) return 'air';
  return /\boxygen\b|\bo2\b/i.test(words) ? 'O₂' : '◆';
}

/** The letter of ACVPU; "◆" for any other words, which the table has. */
function letterOf({ measured: [first] }: RoundSign): string {
  const words = first?.value === undefined ? '' : valueText(first);
  return /^(?:A|C|V|P|U)$/.exec(words)?.[0] ?? letters.find(([pattern]) => pattern.test(words))?.[1] ?? '◆';
}

const letters: readonly (readonly [RegExp, string])[] = [
  [/^alert$|^mentally alert$/i, 'A'],
  [/^(?:new )?confus(?:ion|ed)$/i, 'C'],
  [/^(?:responds to )?(?:voice|verbal)\b/i, 'V'],
  [/^(?:responds to )?pain\b/i, 'P'],
  [/^unresponsive$/i, 'U'],
];
