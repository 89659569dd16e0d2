'use client';
import { useMemo } from 'react';
import { isUrgentFlag } from '#/lib/record/model/result-flag.ts';
import { resultMembers } from '#/lib/record/summary/rows/row-members.ts';
import { blockRooms, rowsThatFit } from '#/lib/record/summary/blocks/row-room.ts';
import type { ResultToLookAt } from '#/lib/record/summary/results-to-look-at.ts';
import { Block } from './block.tsx';
import { EmptyRow } from './empty-row.tsx';
import { ResultRow } from './result-row.tsx';
import { resultRowParts } from './result-row-parts.ts';
import { lateOf, SettledRows } from './settled-rows.tsx';
import type { SummaryProps } from './summary-props.ts';
import { haveEnded, useSettling } from './use-settling.ts';
import { lineWords, resultWords } from './words.ts';

/** Height of a line at the foot, px. */
const footLine = 24;
/** Characters of a name that fit its column. */
const longestName = 12;

/** Results to look at: critical flags come first, and are never cut; others are cut at the reserve. */
export function ResultsBlock({ summary, href, choice = '', ...line }: SummaryProps) {
  const { results } = summary;
  const thisYear = summary.at.slice(0, 4);
  const rows = useResultRows(results.results, line.locale, thisYear);
  const { neither, notUnderstood } = results;
  const room = blockRooms.results - [neither, notUnderstood].filter((count) => count > 0).length * footLine;
  const hasEnded = haveEnded(results.sources);
  const settling = useSettling(rows, { room, hasEnded, choice, isUrgent: rows.some(({ isKept }) => isKept) });
  const cut = rows.length - rowsThatFit(rows, room).length;
  const head = { name: 'results', title: resultWords.title, count: results.results.length, caption: resultWords.caption };
  const rowOf = ({ result }: Pick<Row, 'result'>) => <ResultRow key={result.group.id} result={result} thisYear={thisYear} {...line} />;
  return (
    <Block
      alwaysOpen={rows.filter(({ isKept }) => isKept).map(rowOf)}
      {...head}
      to={href('results')}
      rest={cut > 0 ? lineWords.more(cut) : resultWords.all}
      {...lateOf(settling, (row) => (row.isKept ? row.name : undefined))}
      sources={results.sources}
    >
      <SettledRows places={settling.places}>{rowOf}</SettledRows>
      {results.empty ? <EmptyRow empty={results.empty} {...line} /> : undefined}
      {notUnderstood > 0 && hasEnded ? <p className="summary-foot">{resultWords.notUnderstood(notUnderstood)}</p> : undefined}
      {neither > 0 && hasEnded ? <p className="summary-foot text-muted">{resultWords.neither(neither)}</p> : undefined}
    </Block>
  );
}

type Row = ReturnType<typeof useResultRows>[number];

/** The results with what their places go by; the same objects until the record changes. */
function useResultRows(results: readonly ResultToLookAt[], locale: string, thisYear: string) {
  return useMemo(
    () =>
      results.map((result) => {
        const { group, flag } = result;
        const parts = resultRowParts(result, { locale, thisYear });
        const { name, notes, value } = parts;
        const hasSecond = notes.length > 0 || value !== undefined || group.conflicts.length > 0 || group.cautions.length > 0;
        const isFolded = name.length > longestName || parts.flag.word?.includes(' ') === true;
        return {
          result,
          name,
          members: resultMembers(group),
          lines: [hasSecond, isFolded].filter(Boolean).length,
          isKept: isUrgentFlag(flag),
        };
      }),
    [results, locale, thisYear],
  );
}
