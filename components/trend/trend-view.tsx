'use client';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Button } from '#/components/ui/button.tsx';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { Trend, TrendPoint } from '#/lib/record/trends/trend-model.ts';
import { loadChart } from './load-chart.ts';
import { TrendLegend, TrendNotes } from './trend-notes.tsx';
import { periodsOf } from './trend-period.ts';
import { TrendReadout } from './trend-readout.tsx';
import { TrendTable } from './trend-table.tsx';

const Chart = lazy(loadChart);

interface Props {
  readonly trend: Trend;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  /** Id of the result that the drawer is open at. */
  readonly current: string;
  readonly onOpen: (id: string) => void;
}

/** All results of one thing over the sources shown: as a chart, or as the table of what was sent. */
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
  const [days, setDays] = useState<number | undefined>();
  // A mark is of the result that was open then: opening another takes it there.
  const [marked, setMarked] = useState({ key: '', current });
  const period = periods.find((one) => one.days === days) ?? periods[0];
  if (trend.unit === undefined || trend.points.length === 0 || !period) {
    return <p className="m-0 mt-1 text-detail text-muted">Nothing can be drawn. The table has every result.</p>;
  }
  const active =
    (marked.current === current ? period.points.find((point) => keyOf(point) === marked.key) : undefined) ??
    period.points.find(({ result }) => result.id === current);
  return (
    <>
      {periods.length > 1 ? (
        <div role="group" aria-label="Period before the newest point" className="mt-1 flex flex-wrap gap-1">
          {periods.map((one) => (
            <Button key={one.words} aria-pressed={one === period} onPress={() => setDays(one.days)}>
              {one.words} <span className="text-muted">{one.points.length}</span>
            </Button>
          ))}
        </div>
      ) : undefined}
      <div className="mt-2 min-h-41">
        <Suspense fallback={undefined}>
          <Chart
            points={period.points}
            title={trend.title}
            unit={trend.unit}
            sources={sources}
            locale={locale}
            active={active}
            onActive={(point) => setMarked({ key: keyOf(point), current })}
            onOpen={onOpen}
          />
        </Suspense>
      </div>
      <TrendReadout
        point={active}
        unit={trend.unit}
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
