import { useId, useState } from 'react';
import { LinePath } from '@visx/shape';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { Flag } from '#/components/entry/flag.tsx';
import { valueText } from '#/components/entry/measured.ts';
import { PointShape } from '#/components/source-badge/point-shape.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { useWidth } from '#/components/ui/use-width.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { GrowthLine, GrowthPoint } from '#/lib/record/observations/observed-record.ts';
import type { ObservationsProps } from './observations-props.ts';
import { observedWords } from './words.ts';

/** Weights, heights, head circumferences and body mass indices as lines, each in one unit, with the centiles that were sent. */
export function Growth(props: ObservationsProps) {
  const { growth, isWhole } = props.record;
  return (
    <section aria-labelledby="observed-growth" className="observed-section">
      <h3 id="observed-growth" className="observed-head">
        {observedWords.growth}
      </h3>
      {growth.some(({ sign }) => sign === 'weight') ? undefined : (
        <p className="observed-said">{isWhole ? observedWords.noGrowth : observedWords.growthUnknown}</p>
      )}
      <div className="growth-lines">
        {growth.map((line) => (
          <Line key={line.key} line={line} {...props} />
        ))}
      </div>
    </section>
  );
}

/** Rows shown at first, and as many more at a press. */
const [firstRows, furtherRows] = [4, 100];
/** More points than these are a line alone. */
const mostPoints = 200;

function Line({ line, ...props }: ObservationsProps & { readonly line: GrowthLine }) {
  const id = useId();
  const [most, setMost] = useState(firstRows);
  const { sign, unit, qualifiers, points } = line;
  const name = [observedWords.growthSigns[sign], ...qualifiers].join(', ');
  const hasCentiles = points.some(({ centiles }) => centiles.length > 0);
  const shownPoints = points.slice(0, most);
  return (
    <div className="growth-line">
      <h4 id={id} className="growth-name">
        {name}{' '}
        <span className="font-normal text-muted">
          {unit ?? (points.some(({ value }) => value !== undefined) ? observedWords.noUnit : undefined)}
        </span>
      </h4>
      <LineChart points={points} sources={props.sources} />
      <table className="observed-table" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{observedWords.date}</th>
            <th scope="col">{observedWords.value}</th>
            {hasCentiles ? <th scope="col">{observedWords.centile}</th> : undefined}
            <th scope="col">{observedWords.source}</th>
          </tr>
        </thead>
        <tbody>
          {shownPoints.map((point) => (
            <PointRow key={point.group.id} point={point} hasCentiles={hasCentiles} {...props} />
          ))}
        </tbody>
      </table>
      {shownPoints.length < points.length ? (
        <p className="observed-said">
          <LinkButton onPress={() => setMost(most + furtherRows)}>
            {observedWords.moreValues(Math.min(furtherRows, points.length - most), points.length)}
          </LinkButton>
        </p>
      ) : undefined}
    </div>
  );
}

interface PointRowProps extends ObservationsProps {
  readonly point: GrowthPoint;
  readonly hasCentiles: boolean;
}

function PointRow({ point, hasCentiles, sources, locale, thisYear, selected, onOpen }: PointRowProps) {
  const { group, date, measurement, centiles } = point;
  const isSelected = group.id === selected;
  return (
    <tr aria-current={isSelected ? true : undefined}>
      <th scope="row">
        <LinkButton onPress={() => onOpen(group.id)}>{shortDate(date, { locale, thisYear, most: 'day' })}</LinkButton>
      </th>
      <td>
        <b className="figures">{valueText(measurement)}</b> <Flag measurement={measurement} />
        {group.conflicts.length > 0 ? <span className="block text-warning">{observedWords.differ}</span> : undefined}
      </td>
      {hasCentiles ? (
        <td>
          {centiles.map((centile, index) => (
            <span key={`${index} ${centile.code.text}`} className="block">
              {valueText(centile)} <span className="text-muted">{centile.code.text}</span>
            </span>
          ))}
        </td>
      ) : undefined}
      <td>
        <SourceBadges sources={pickSources(group.sources, sources)} locale={locale} />
      </td>
    </tr>
  );
}

const chartHeight = 64;

/** The course of two values or more, for the eye: the table beside it has every value. */
function LineChart({ points, sources }: { readonly points: readonly GrowthPoint[] } & Pick<ObservationsProps, 'sources'>) {
  const [box, width] = useWidth();
  const drawnPoints = points.flatMap((point) => (point.value === undefined ? [] : [{ ...point, value: point.value }])).toReversed();
  if (drawnPoints.length < 2) return undefined;
  const x = scaleUtc({ domain: [drawnPoints[0]?.at ?? 0, drawnPoints.at(-1)?.at ?? 0], range: [8, Math.max(9, width - 8)] });
  const values = drawnPoints.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = scaleLinear({ domain: low === high ? [low - 1, high + 1] : [low, high], range: [chartHeight - 8, 8] });
  return (
    <div ref={box} className="growth-chart">
      {width > 0 ? (
        <svg width={width} height={chartHeight} aria-hidden className="block">
          {[...Map.groupBy(drawnPoints, ({ source }) => source)].map(([source, own]) => (
            <g key={source} data-hue={sourceMark(sources.get(source)).hue}>
              <LinePath
                data={[...own]}
                x={({ at }) => x(at)}
                y={({ value }) => y(value)}
                strokeWidth={1}
                className="stroke-(--badge-mark) opacity-60 forced-colors:stroke-[CanvasText]"
              />
              {(own.length > mostPoints ? [] : own).map(({ group, at, value }) => (
                <g key={group.id} transform={`translate(${x(at)} ${y(value)})`}>
                  <PointShape shape={sourceMark(sources.get(source)).outline} small />
                </g>
              ))}
            </g>
          ))}
        </svg>
      ) : undefined}
    </div>
  );
}
