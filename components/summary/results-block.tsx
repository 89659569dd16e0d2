import { isUrgentFlag } from '#/lib/record/model/result-flag.ts';
import { Block } from './block.tsx';
import { EmptyRow } from './empty-row.tsx';
import { SummaryLine } from './summary-line.tsx';
import type { SummaryProps } from './summary-props.ts';
import { lineWords, resultWords } from './words.ts';

const mostResults = 8;

/** Results to look at: urgent flags come first, and are never cut. */
export function ResultsBlock({ summary: { results }, href, ...line }: SummaryProps) {
  const urgentCount = results.results.filter(({ flag }) => isUrgentFlag(flag)).length;
  const firstResults = results.results.slice(0, Math.max(mostResults, urgentCount));
  const cut = results.results.length - firstResults.length;
  const head = { name: 'results', title: resultWords.title, count: results.results.length, caption: resultWords.caption };
  const urgent = firstResults
    .slice(0, urgentCount)
    .map(({ group, old }) => <SummaryLine key={group.id} group={group} {...line} note={old ? resultWords.old : undefined} />);
  return (
    <Block alwaysOpen={urgent} {...head} to={href('results')} rest={cut > 0 ? lineWords.more(cut) : ''} sources={results.sources}>
      {firstResults.map(({ group, old }) => (
        <SummaryLine key={group.id} group={group} {...line} note={old ? resultWords.old : undefined} />
      ))}
      {results.empty ? <EmptyRow empty={results.empty} {...line} /> : undefined}
      {results.notUnderstood > 0 ? <p className="summary-said">{resultWords.notUnderstood(results.notUnderstood)}</p> : undefined}
      {results.neither > 0 ? <p className="summary-said text-muted">{resultWords.neither(results.neither)}</p> : undefined}
    </Block>
  );
}
