'use client';
import { useState } from 'react';
import { LateChips } from '#/components/timeline/late-chips.tsx';
import { Button } from '#/components/ui/button.tsx';
import { LatePart } from '#/components/ui/late-part.tsx';
import { WaitingRows } from '#/components/ui/waiting-rows.tsx';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { observationsCode } from './late/late-codes.ts';
import { ListPage } from './list-page.tsx';
import { useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';
import { screenWords } from './words.ts';

const pageViews = ['overview', 'list'] as const;

/** Vital signs: an overview of scores and courses, or the list of every row. Without a row the list says what is not known. */
export function ObservationsPage() {
  const { locale } = useRecordSettings();
  const { arrangement } = useRecordData();
  const [chosen, setChosen] = useState<(typeof pageViews)[number]>('overview');
  if (arrangement.rows === 0) return <ListPage />;
  return (
    <>
      <div role="group" aria-label={screenWords.observationsAs} className="observed-bar">
        {pageViews.map((name) => (
          <Button key={name} aria-pressed={chosen === name} onPress={() => setChosen(name)}>
            {screenWords.observationViews[name]}
          </Button>
        ))}
      </div>
      {chosen === 'list' ? (
        <ListPage />
      ) : (
        <>
          <h2 className="visually-hidden">{categoryName('vitals', locale)}</h2>
          <LatePart code={observationsCode} name={categoryName('vitals', locale)} waiting={<WaitingRows count={12} />}>
            {(RecordObservations) => <RecordObservations />}
          </LatePart>
          <WaitingChips />
        </>
      )}
    </>
  );
}

function WaitingChips() {
  const { arrangement, sources } = useRecordData();
  const { change } = useRecordActions();
  return <LateChips waiting={arrangement.waiting} sources={sources} onShow={(source) => change({ type: 'accept-source', source })} />;
}
