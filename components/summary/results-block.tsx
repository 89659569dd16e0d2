import { isUrgentFlag } from '#/lib/record/model/result-flag.ts';
import type { ResultToLookAt } from '#/lib/record/summary/results-to-look-at.ts';
import { Block } from './block.tsx';
import { EmptyRow } from './empty-row.tsx';
import { ResultRow } from './result-row.tsx';
import { type RowContext, resultRowParts } from './result-row-parts.ts';
import type { SummaryProps } from './summary-props.ts';
import { lineWords, resultWords } from './words.ts';

/** Heights in px: the block's reserve, a row of one line and of two, a line at the foot. */
const [reserve, oneLine, twoLines, footLine] = [224, 28, 44, 24];

/** Results to look at: critical flags come first, and are never cut; others are cut at the reserve. */
export function ResultsBlock({ summary: { at, results }, href, ...line }: SummaryProps) {
  const thisYear = at.slice(0, 4);
  const rows = firstResults(results, { locale: line.locale, thisYear });
  const cut = results.results.length - rows.length;
  const head = { name: 'results', title: resultWords.title, count: results.results.length, caption: resultWords.caption };
  const rowOf = (result: ResultToLookAt) => <ResultRow key={result.group.id} result={result} thisYear={thisYear} {...line} />;
  const urgent = rows.filter(({ flag }) => isUrgentFlag(flag)).map(rowOf);
  return (
    <Block
      alwaysOpen={urgent}
      {...head}
      to={href('results')}
      rest={cut > 0 ? lineWords.more(cut) : resultWords.all}
      sources={results.sources}
    >
      {rows.map(rowOf)}
      {results.empty ? <EmptyRow empty={results.empty} {...line} /> : undefined}
      {results.notUnderstood > 0 ? <p className="summary-foot">{resultWords.notUnderstood(results.notUnderstood)}</p> : undefined}
      {results.neither > 0 ? <p className="summary-foot text-muted">{resultWords.neither(results.neither)}</p> : undefined}
    </Block>
  );
}

function firstResults({ results, neither, notUnderstood }: SummaryProps['summary']['results'], context: RowContext) {
  let left = reserve - [neither, notUnderstood].filter((count) => count > 0).length * footLine;
  return results.filter((result) => {
    const { group } = result;
    const { notes, value } = resultRowParts(result, context);
    const hasSecond = notes.length > 0 || value !== undefined || group.conflicts.length > 0 || group.cautions.length > 0;
    left -= hasSecond ? twoLines : oneLine;
    return left >= 0 || isUrgentFlag(result.flag);
  });
}
