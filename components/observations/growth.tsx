import { useId, useState } from 'react';
import { GrowthChart } from './growth-chart.tsx';
import { Flag } from '#/components/entry/flag.tsx';
import { valueText } from '#/components/entry/measured.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
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
      <GrowthChart points={points} sources={props.sources} locale={props.locale} />
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
