'use client';
import { useMemo } from 'react';
import { AllergyStubs } from '#/components/timeline/allergy-stubs.tsx';
import { ColumnHeads } from '#/components/timeline/column-heads.tsx';
import { EmptyList } from '#/components/timeline/empty-list.tsx';
import { hasFewRows } from '#/components/timeline/items.ts';
import { LateChips } from '#/components/timeline/late-chips.tsx';
import { RowNotesContext } from '#/components/timeline/row-notes.ts';
import { TimelineList } from '#/components/timeline/timeline-list.tsx';
import { useStickyHeight } from '#/components/timeline/use-sticky-height.ts';
import { LatePart } from '#/components/ui/late-part.tsx';
import { describeAbsence } from '#/lib/record/completeness/absence.ts';
import { safeguardingElsewhere } from '#/lib/record/completeness/words.ts';
import { showHiddenAllergies } from '#/lib/record/list/change-view.ts';
import { isAnswering, type Timeline } from '#/lib/record/stream/timeline.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { contactRowsCode, peopleHeadCode, timelineHeadCode } from './late/late-codes.ts';
import { useRecordActions, useRecordData, useRecordSettings, useScroller } from './record-context.tsx';
import { RecordStrip } from './record-strip.tsx';
import { ResultsTable, useResultsShape } from './results-table.tsx';
import { ShortListEnd } from './short-list-end.tsx';
import { screenWords } from './words.ts';

/** The list of all rows, or of one category. */
export function ListPage() {
  const { locale, hello } = useRecordSettings();
  const { timeline, view, sources, category, arrangement } = useRecordData();
  const { change, askAgain } = useRecordActions();
  const isInColumns = category !== undefined && hasFewRows(arrangement);
  const { shapes, isTable } = useResultsShape();
  const scope = { view, ...(category ? { category } : {}) };
  const stubs = <AllergyStubs stubs={arrangement.allergyStubs} onShow={(stub) => change(showHiddenAllergies(stub))} />;
  return (
    <>
      <h2 className="visually-hidden">{category ? categoryName(category, locale) : screenWords.timeline}</h2>
      {category === undefined ? (
        <LatePart code={timelineHeadCode} name={screenWords.timelineHead} waiting={<div className="list-head" />} regardless={stubs}>
          {(TimelineHead) => <TimelineHead />}
        </LatePart>
      ) : (
        stubs
      )}
      {isInColumns || isTable || view.since || view.isByContact ? undefined : <RecordStrip />}
      {category === 'people' ? (
        <LatePart code={peopleHeadCode} name={screenWords.peopleHead}>
          {(PeopleHead) => <PeopleHead />}
        </LatePart>
      ) : undefined}
      {shapes && !isTable ? <div className="flow-toolbar">{shapes}</div> : undefined}
      {arrangement.rows === 0 ? (
        <EmptyList
          absence={describeAbsence(timeline, scope)}
          hasOthers={category === 'people' && namesSomebody(timeline)}
          onAsk={(id) => askAgain([id])}
          onClearFilters={() => change({ type: 'clear-filters' })}
        />
      ) : isTable ? (
        <ResultsTable shapes={shapes} />
      ) : (
        <RecordRows isInColumns={isInColumns} />
      )}
      {category !== undefined && arrangement.rows > 0 ? <ShortListEnd category={category} rows={arrangement.rows} /> : undefined}
      {category === 'alerts' && arrangement.rows > 0 && hello.safeguarding !== true ? (
        <p className="m-0 px-4 py-3 text-detail text-muted">{safeguardingElsewhere}</p>
      ) : undefined}
      <LateChips waiting={arrangement.waiting} sources={sources} onShow={(source) => change({ type: 'accept-source', source })} />
    </>
  );
}

/** Somebody stands above the list: a source's own Patient names people who have no entry. */
const namesSomebody = ({ sources }: Timeline): boolean => [...sources.values()].some(({ contacts }) => contacts.length > 0);

function RecordRows({ isInColumns }: { readonly isInColumns: boolean }) {
  const { locale } = useRecordSettings();
  const { timeline, view, sources, category, arrangement, selected, serverTime } = useRecordData();
  const { change, open, list } = useRecordActions();
  const thisYear = serverTime.slice(0, 4);
  const notes = useMemo(() => ({ thisYear, ...(view.since && { since: view.since }) }), [thisYear, view.since]);
  const scroller = useScroller();
  const top = useStickyHeight(scroller);
  if (!scroller) return undefined;
  const label = category ? categoryName(category, locale) : screenWords.allRows;
  if (view.isByContact && category === undefined)
    return (
      <RowNotesContext value={notes}>
        <LatePart code={contactRowsCode} name={screenWords.byContact} onClose={() => change({ type: 'group-by', by: 'date' })}>
          {(ContactRows) => <ContactRows scroller={scroller} top={top} />}
        </LatePart>
      </RowNotesContext>
    );
  return (
    <RowNotesContext value={notes}>
      {isInColumns ? <ColumnHeads arrangement={arrangement} title={label} /> : undefined}
      <TimelineList
        arrangement={arrangement}
        sources={sources}
        locale={locale}
        label={label}
        busy={isAnswering(timeline)}
        scroller={scroller}
        top={top}
        selected={selected}
        onOpen={open}
        onBegin={() => change({ type: 'begin-reading' })}
        handle={list}
        {...(isInColumns && { columns: { thisYear } })}
      />
    </RowNotesContext>
  );
}
