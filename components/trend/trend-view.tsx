'use client';
import { useMemo, useState } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { LatePart } from '#/components/ui/late-part.tsx';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { ResultTrend, TrendPoint } from '#/lib/record/trends/trend-model.ts';
import { chartCode } from './late-chart.ts';
import { TrendLegend, TrendNotes } from './trend-notes.tsx';
import { periodsOf } from './trend-period.ts';
import { TrendReadout } from './trend-readout.tsx';
import { TrendTable } from './trend-table.tsx';
import { trendScreenWords } from './trend-words.ts';

interface Props {
  readonly trend: ResultTrend;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  /** Id of the result open in the drawer. */
  readonly current: string;
  readonly onOpen: (id: string) => void;
}

/** All results of a test over the sources shown: as a chart, or as a table of the values sent. */
export function TrendView(props: Props) {
  const { trend } = props;
  const [shape, setShape] = useState<'Chart' | 'Table'>('Chart');
  return (
    <section aria-label="Trend" className="mt-4">
      <div className="flex items-center gap-2">
        <h3 className="m-0 mr-auto text-block font-semibold">Trend</h3>
        <div role="group" aria-label="Show as" className="flex gap-1">
          {(['Chart', 'Table'] as const).map((name) => (
            <Button key={name} aria-pressed={shape === name} onPress={() => setShape(name)}>
              {name}
            </Button>
          ))}
        </div>
      </div>
      {shape === 'Chart' ? <Drawn {...props} /> : <TrendTable {...props} />}
      {shape === 'Chart' || trend.hidden + trend.removed > 0 ? (
        <TrendNotes {...props} {...(shape === 'Table' && { trend: { ...trend, results: [] } })} />
      ) : undefined}
    </section>
  );
}

function Drawn({ trend, sources, locale, current, onOpen }: Props) {
  const periods = useMemo(() => periodsOf(trend.points), [trend]);
  const [chosenPeriod, setPeriod] = useState<string>();
  // The mark belongs to the result that is open: opening another result moves it.
  const [marked, setMarked] = useState({ key: '', current });
  // The latest episode, unless the open result is older than that.
  const first = periods.find(({ isEpisode, points }) => isEpisode && points.some(({ result }) => result.id === current)) ?? periods[0];
  const period = periods.find(({ words }) => words === chosenPeriod) ?? first;
  const { unit } = trend;
  if (unit === undefined || trend.points.length === 0 || !period) {
    return <p className="m-0 mt-1 text-detail text-muted">{trendScreenWords.nothingDrawn}</p>;
  }
  const active =
    (marked.current === current ? period.points.find((point) => keyOf(point) === marked.key) : undefined) ??
    period.points.find(({ result }) => result.id === current);
  return (
    <>
      {periods.length > 1 ? (
        <div role="group" aria-label={trendScreenWords.period} className="mt-1 flex flex-wrap gap-1">
          {periods.map((stretch) => (
            <Button key={stretch.words} aria-pressed={stretch === period} onPress={() => setPeriod(stretch.words)}>
              {stretch.words} <span className="text-muted">{stretch.points.length}</span>
            </Button>
          ))}
        </div>
      ) : undefined}
      <div className="mt-2 min-h-41">
        <LatePart code={chartCode} name={trendScreenWords.drawing}>
          {(Chart) => (
            <Chart
              points={period.points}
              title={trend.title}
              unit={unit}
              sources={sources}
              locale={locale}
              active={active}
              onActive={(point) => setMarked({ key: keyOf(point), current })}
              onOpen={onOpen}
            />
          )}
        </LatePart>
      </div>
      <TrendReadout
        point={active}
        unit={unit}
        sources={sources}
        locale={locale}
        current={current}
        roomy={trend.points.some(({ converted }) => converted)}
        onOpen={onOpen}
      />
      <TrendLegend points={period.points} sources={sources} />
    </>
  );
}

function keyOf({ result, part = '' }: TrendPoint): string {
  return `${result.id} ${part}`;
}
