'use client';
import { useDeferredValue, useMemo } from 'react';
import { SinceChoice } from '#/components/filters/since-choice.tsx';
import { recordDays } from '#/lib/record/since/record-days.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';
import { useToday } from '#/app/record/[session]/_screen/clock/use-today.ts';

interface Props {
  /** Called with the choice, once it is made. */
  readonly onChosen?: () => void;
}

/** Choice of the day since which a list shows what is new. */
export function RecordFilters({ onChosen }: Props) {
  const { locale } = useRecordSettings();
  const { timeline, view } = useRecordData();
  const { change } = useRecordActions();
  const today = useToday();
  const { sources } = useDeferredValue(timeline);
  const days = useMemo(() => recordDays(sources, { today, locale }), [sources, today, locale]);
  return (
    <SinceChoice
      days={days}
      since={view.since}
      hasPeriod={view.period !== undefined}
      clock={{ today, locale }}
      onChoose={(since) => {
        change({ type: 'set-since', ...(since && { since }) });
        onChosen?.();
      }}
    />
  );
}
