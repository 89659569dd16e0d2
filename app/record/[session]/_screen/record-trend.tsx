'use client';
import { useMemo, useState } from 'react';
import { TrendView } from '#/components/trend/trend-view.tsx';
import type { Found } from '#/components/drawer/find-group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { seriesOf } from '#/lib/record/trends/trend-series.ts';
import { trendOf } from '#/lib/record/trends/trend.ts';
import { useRecord } from './record-context.tsx';

/** The trend of what is open; of a panel or a set of vital signs that of the member chosen here. */
export function RecordTrend({ group, parts }: Pick<Found, 'group' | 'parts'>) {
  const { timeline, control, sources, locale, open } = useRecord();
  const members = useMemo(() => membersOf(group, parts), [group, parts]);
  const [chosen, setChosen] = useState('');
  const isOne = parts.length === 0;
  const entry = isOne ? members[0] : members.find(({ id }) => id === chosen);
  const { view } = control;
  const trend = useMemo(() => entry && trendOf(timeline, view, entry), [timeline, view, entry]);
  if (members.length === 0) return undefined;
  return (
    <>
      {isOne ? undefined : (
        <label className="mt-4 flex flex-wrap items-center gap-2 text-detail">
          <span className="font-semibold">Trend of</span>
          <select className="field max-w-full" value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">Choose a result</option>
            {members.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {trend && entry ? (
        <TrendView key={seriesOf(entry).join(' ')} trend={trend} sources={sources} locale={locale} current={entry.id} onOpen={open} />
      ) : undefined}
    </>
  );
}

/** One of each thing measured, the newest: a day on a ward has many of each. */
function membersOf(group: Found['group'], parts: Found['parts']): readonly TimelineEntry[] {
  const entries = [...parts, group].map(({ lead }) => lead).filter((entry) => seriesOf(entry).length > 0);
  return [...Map.groupBy(entries, (entry) => seriesOf(entry).join(' ')).values()].flatMap((same) => same.slice(0, 1));
}
