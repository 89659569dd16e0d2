'use client';
import { useMemo, useState } from 'react';
import type { OpenedRow } from '#/components/drawer/find-group.ts';
import { TrendView } from '#/components/trend/trend-view.tsx';
import { trendMembers } from '#/lib/record/trends/trend-members.ts';
import { seriesOf } from '#/lib/record/trends/trend-series.ts';
import { trendOf } from '#/lib/record/trends/trend.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';
import { screenWords } from '#/app/record/[session]/_screen/words.ts';

/** The trend of the open entry; of a panel or a set of vital signs the trend of the member chosen here. */
export function RecordTrend({ group, parts }: Pick<OpenedRow, 'group' | 'parts'>) {
  const { locale } = useRecordSettings();
  const { timeline, view, sources } = useRecordData();
  const { open } = useRecordActions();
  const members = useMemo(() => trendMembers([...parts, group]), [group, parts]);
  const [chosen, setChosen] = useState('');
  const isOne = parts.length === 0;
  const entry = isOne ? members[0] : members.find(({ id }) => id === chosen);
  const trend = useMemo(() => entry && trendOf(timeline, view, entry), [timeline, view, entry]);
  if (members.length === 0) return undefined;
  return (
    <>
      {isOne ? undefined : (
        <label className="mt-4 flex flex-wrap items-center gap-2 text-detail">
          <span className="font-semibold">{screenWords.trendOf}</span>
          <select className="field max-w-full" value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{screenWords.chooseResult}</option>
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
