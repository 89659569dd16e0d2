'use client';
import { useMemo, useRef } from 'react';
import { Summary } from '#/components/summary/summary.tsx';
import { AllergyStubs } from '#/components/timeline/allergy-stubs.tsx';
import { LateChips } from '#/components/timeline/late-chips.tsx';
import { useBegin } from '#/components/timeline/use-begin.ts';
import { showHiddenAllergies } from '#/lib/record/list/change-view.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { useRecordActions, useRecordData, useRecordSettings, useScroller } from './record-context.tsx';
import { screenWords } from './words.ts';

/** The first screen of a record. */
export function SummaryPage() {
  const { session, locale } = useRecordSettings();
  const { timeline, view, arrangement, sources, serverTime, selected } = useRecordData();
  const { change, open } = useRecordActions();
  const page = useRef<HTMLDivElement>(null);
  useBegin(page, useScroller(), () => change({ type: 'begin-reading' }));
  const day = serverTime.slice(0, 10);
  // The blocks turn on days, not on the ticking of the clock.
  const blocks = useMemo(() => summariseRecord(timeline, view, `${day}T23:59:59Z`), [timeline, view, day]);
  return (
    <div ref={page}>
      <h2 className="visually-hidden">{screenWords.summary}</h2>
      <AllergyStubs stubs={arrangement.allergyStubs} onShow={(stub) => change(showHiddenAllergies(stub))} />
      <Summary
        summary={blocks}
        sources={sources}
        locale={locale}
        selected={selected}
        href={(category) => `/record/${session}/${category}`}
        onOpen={open}
      />
      <LateChips waiting={arrangement.waiting} sources={sources} onShow={(source) => change({ type: 'accept-source', source })} />
    </div>
  );
}
