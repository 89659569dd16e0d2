'use client';
import { AllergyStubs } from '#/components/timeline/allergy-stubs.tsx';
import { EmptyList } from '#/components/timeline/empty-list.tsx';
import { LateChips } from '#/components/timeline/late-chips.tsx';
import { TimelineList } from '#/components/timeline/timeline-list.tsx';
import { useStickyHeight } from '#/components/timeline/use-sticky-height.ts';
import { OutcomeLines } from '#/components/entry/outcome-lines.tsx';
import { absence, incompleteLines } from '#/lib/record/completeness/absence.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { isSettled } from '#/lib/record/stream/source-timeline.ts';
import { RecordStrip } from './record-strip.tsx';
import { type RecordValue, useRecord } from './record-context.tsx';

/** The list of all rows, or of one category. */
export function ListPage() {
  const record = useRecord();
  const { timeline, sources, locale, category, control, arrangement, scroller, askAgain } = record;
  const top = useStickyHeight(scroller);
  const short = category !== undefined && arrangement.rows > 0 && arrangement.rows < 10;
  return (
    <>
      {category ? <h2 className="visually-hidden">{categoryName(category, locale)}</h2> : <h2 className="visually-hidden">Timeline</h2>}
      <RecordStrip />
      <AllergyStubs
        stubs={arrangement.allergyStubs}
        onShow={({ source, hiddenBy }) => (hiddenBy === 'filter' ? control.clearFilters() : control.toggleSource(source))}
      />
      {arrangement.rows === 0 ? (
        <EmptyList
          absence={absence(timeline, { view: control.view, ...(category ? { category } : {}) })}
          onAsk={(id) => askAgain([id])}
          onClearFilters={control.clearFilters}
        />
      ) : undefined}
      {arrangement.rows > 0 && scroller ? (
        <TimelineList
          arrangement={arrangement}
          sources={sources}
          locale={locale}
          label={category ? categoryName(category, locale) : 'All rows, newest first'}
          busy={isBusy(record)}
          scroller={scroller}
          top={top}
          selected={record.selected}
          onOpen={record.open}
          onBegin={control.begin}
          handle={record.list}
        />
      ) : undefined}
      {short ? (
        <div className="px-4 py-3">
          <OutcomeLines lines={incompleteLines(timeline, category)} onAsk={(id) => askAgain([id])} />
        </div>
      ) : undefined}
      <LateChips waiting={arrangement.waiting} sources={sources} onShow={control.acceptSource} />
    </>
  );
}

function isBusy({ timeline }: RecordValue): boolean {
  return [...timeline.sources.values()].some((state) => !isSettled(state));
}
