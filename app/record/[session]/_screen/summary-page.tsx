'use client';
import { useRef } from 'react';
import { Summary } from '#/components/summary/summary.tsx';
import { AllergyStubs } from '#/components/timeline/allergy-stubs.tsx';
import { LateChips } from '#/components/timeline/late-chips.tsx';
import { useBegin } from '#/components/timeline/use-begin.ts';
import { showHiddenAllergies } from '#/lib/record/list/change-view.ts';
import { useRecordActions, useRecordData, useRecordSettings, useScroller } from './record-context.tsx';
import { useSummary } from './use-summary.ts';
import { screenWords } from './words.ts';

/** The first screen of a record. */
export function SummaryPage() {
  const { session, locale, hello } = useRecordSettings();
  const { arrangement, sources, selected } = useRecordData();
  const { change, open, askAgain } = useRecordActions();
  const page = useRef<HTMLDivElement>(null);
  useBegin(page, useScroller(), () => change({ type: 'begin-reading' }));
  const { summary, sections } = useSummary();
  return (
    <div ref={page}>
      <h2 className="visually-hidden">{screenWords.summary}</h2>
      <AllergyStubs stubs={arrangement.allergyStubs} onShow={(stub) => change(showHiddenAllergies(stub))} />
      <Summary
        summary={summary}
        sections={sections}
        settings={hello.summary}
        sources={sources}
        locale={locale}
        selected={selected}
        href={(category) => `/record/${session}/${category}`}
        onOpen={open}
        onShowHidden={() => change({ type: 'all-sources' })}
        onAskAgain={askAgain}
      />
      <LateChips waiting={arrangement.waiting} sources={sources} onShow={(source) => change({ type: 'accept-source', source })} />
    </div>
  );
}
