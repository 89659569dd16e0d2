'use client';
import { useMemo, useRef } from 'react';
import { Summary } from '#/components/summary/summary.tsx';
import { AllergyStubs } from '#/components/timeline/allergy-stubs.tsx';
import { LateChips } from '#/components/timeline/late-chips.tsx';
import { useBegin } from '#/components/timeline/use-begin.ts';
import { summary } from '#/lib/record/summary/summary.ts';
import { useRecord } from './record-context.tsx';

/** The first screen of a record. */
export function SummaryPage() {
  const { session, timeline, control, arrangement, sources, locale, now, selected, open, scroller } = useRecord();
  const page = useRef<HTMLDivElement>(null);
  useBegin(page, scroller, control.begin);
  const day = now.slice(0, 10);
  // The blocks turn on days, not on the ticking of the clock.
  const blocks = useMemo(() => summary(timeline, control.view, `${day}T23:59:59Z`), [timeline, control.view, day]);
  return (
    <div ref={page}>
      <h2 className="visually-hidden">Summary</h2>
      <AllergyStubs
        stubs={arrangement.allergyStubs}
        onShow={({ source, hiddenBy }) => (hiddenBy === 'filter' ? control.clearFilters() : control.toggleSource(source))}
      />
      <Summary
        summary={blocks}
        sources={sources}
        locale={locale}
        selected={selected}
        href={(category) => `/record/${session}/${category}`}
        onOpen={open}
      />
      <LateChips waiting={arrangement.waiting} sources={sources} onShow={control.acceptSource} />
    </div>
  );
}
