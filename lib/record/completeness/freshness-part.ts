import { sourceFreshness } from '#/lib/record/stream/source-freshness.ts';
import { freshnessWords } from '#/lib/record/words/freshness-words.ts';
import type { SourceStanding } from './source-standing.ts';
import type { StatePart } from './state-parts.ts';

/** More sources than this are a number. */
const mostNames = 3;
/** Outcomes in which something of a source is on the page, or a certain none. */
const hasAnswered: ReadonlySet<SourceStanding['word']> = new Set(['complete', 'none', 'partial', 'withheld']);

/** Sources whose data may be older than a day, with how old: "Royal Park Hospital: as of 28-Nov". */
function freshnessLines(standings: readonly SourceStanding[], locale: string | undefined): readonly FreshnessOfSource[] {
  return standings.flatMap(({ state, word }) => {
    const line = hasAnswered.has(word) ? sourceFreshness(state, locale).line : undefined;
    return line === undefined ? [] : [{ id: state.source.id, name: state.source.name, ...line }];
  });
}

interface FreshnessOfSource {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly spokenText: string;
  readonly isLate: boolean;
}

/** Part of the state line for sources whose data may be older than a day; it is no failure, and asking again does not mend it. */
export function freshnessPart(standings: readonly SourceStanding[], locale: string | undefined): readonly StatePart[] {
  const lines = freshnessLines(standings, locale);
  if (lines.length === 0) return [];
  const short = freshnessWords.many(lines.length);
  const spokenText = lines.map((line) => `${line.name}: ${line.spokenText}`).join('; ');
  return [
    {
      icon: 'clock',
      tone: lines.some(({ isLate }) => isLate) ? 'warning' : 'muted',
      text: lines.length > mostNames ? short : lines.map(({ name, text }) => `${name}: ${text}`).join('; '),
      spokenText,
      short,
      sources: lines.map(({ id }) => id),
      isWrong: false,
      askAgain: [],
    },
  ];
}

/** Sentence behind "All 7 sources complete.": "Royal Park Hospital: as of 28-Nov-2026."; empty where all is of today. */
export function freshnessSentence(standings: readonly SourceStanding[], locale?: string): string {
  const lines = freshnessLines(standings, locale);
  return lines.length === 0 ? '' : ` ${lines.map(({ name, spokenText }) => `${name}: ${spokenText}`).join('; ')}.`;
}
