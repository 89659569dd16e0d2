'use client';
import { Summary } from '#/components/summary/summary.tsx';
import { AllergyStubs } from '#/components/timeline/allergy-stubs.tsx';
import { showHiddenAllergies } from '#/lib/record/list/change-view.ts';
import { viewKey } from '#/lib/record/model/view-key.ts';
import { useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';
import { useSummary } from './use-summary.ts';
import { screenWords } from './words.ts';

/** The first screen of a record. */
export function SummaryPage() {
  const { session, locale, hello } = useRecordSettings();
  const { arrangement, sources, selected, view } = useRecordData();
  const { change, open, askAgain } = useRecordActions();
  const { summary, sections } = useSummary();
  return (
    <div>
      <h2 className="visually-hidden">{screenWords.summary}</h2>
      <AllergyStubs stubs={arrangement.allergyStubs} onShow={(stub) => change(showHiddenAllergies(stub))} />
      <Summary
        summary={summary}
        sections={sections}
        settings={hello.summary}
        sources={sources}
        choice={viewKey({ unticked: view.unticked, othersOnly: view.othersOnly })}
        locale={locale}
        selected={selected}
        href={(category) => `/record/${session}/${category}`}
        onOpen={open}
        onShowHidden={() => change({ type: 'all-sources' })}
        onAskAgain={askAgain}
      />
    </div>
  );
}
