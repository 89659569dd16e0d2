import { valueText } from '#/components/entry/measured.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { ResultTrend, TrendPoint } from '#/lib/record/trends/trend-model.ts';
import { sourceOfPoint } from '#/lib/record/trends/trend-ranges.ts';
import { PointShape } from '#/components/source-badge/point-shape.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import { ResultBadges } from './trend-readout.tsx';
import { dateOf, leftOutWords, notDrawnGroups, rangesOfPoints, trendScreenWords } from './trend-words.ts';

interface Props {
  readonly trend: ResultTrend;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
}

/** Legend: each source's point, its number of points, and the ranges sent with them. */
export function TrendLegend({ points, sources }: { readonly points: readonly TrendPoint[] } & Pick<Props, 'sources'>) {
  const bySource = [...Map.groupBy(points, sourceOfPoint)];
  return (
    <ul className="m-0 mt-1 list-none p-0 text-detail">
      {bySource.map(([id, own]) => (
        <li key={id} className="flex items-start gap-2" data-hue={sourceMark(sources.get(id)).hue}>
          <svg width={14} height={14} viewBox="-7 -7 14 14" aria-hidden className="mt-0.75 flex-none">
            <PointShape shape={sourceMark(sources.get(id)).outline} />
          </svg>
          <span>
            {sources.get(id)?.name ?? id}{' '}
            <span className="text-muted">
              · {formatCountOf(own.length, 'point', 'points')} · {rangesOfPoints(own)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Results named singly; the table has all. */
const most = 4;

/** Results that the chart does not show, with the reason (H17). */
export function TrendNotes({ trend, sources, locale }: Props) {
  const groups = notDrawnGroups(trend);
  const left = leftOutWords(trend);
  if (groups.length === 0 && left.length === 0) return undefined;
  return (
    <div className="mt-2 text-detail">
      {groups.map(({ words, results }) => (
        <div key={words}>
          <p className="m-0 text-warning">{words}</p>
          <ul className="m-0 list-none p-0 pl-3">
            {results.slice(0, most).map((result) => (
              <li key={result.id} className="flex flex-wrap items-center gap-x-2">
                <b>{result.measured.map(valueText).join(', ')}</b>
                <span className="text-muted">{dateOf(result, locale)}</span>
                <ResultBadges result={result} sources={sources} />
              </li>
            ))}
            {results.length > most ? <li className="text-muted">{trendScreenWords.seeTable(results.length - most)}</li> : undefined}
          </ul>
        </div>
      ))}
      {left.map((words) => (
        <p key={words} className="m-0 text-muted">
          {words}
        </p>
      ))}
    </div>
  );
}
