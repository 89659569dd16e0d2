'use client';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { Flowsheet } from '#/components/flowsheet/flowsheet.tsx';
import type { Flowsheet as Sheet } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { flowsheetPlaces } from '#/lib/record/flowsheet/page-order.ts';
import { medicineBars } from '#/lib/record/flowsheet/medicine-bars.ts';
import { staysOf } from '#/lib/record/flowsheet/stays.ts';
import { unheldSources } from '#/lib/record/flowsheet/unheld-sources.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import { isAnswering } from '#/lib/record/stream/timeline.ts';
import { usePageOrder } from '#/components/keys/page-order.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';

/** The results of the page as a table of tests × dates, with the stays and medicines of the sources that are shown. */
export function RecordFlowsheet({ shapes }: { readonly shapes: ReactNode }) {
  const { locale } = useRecordSettings();
  const { timeline, view, sources, arrangement, selected, serverTime } = useRecordData();
  const { open, change } = useRecordActions();
  // The table follows a batch when there is time for it: typing and scrolling come first.
  const arrangementInTime = useDeferredValue(arrangement);
  const { unticked, othersOnly, accepted } = view;
  const allGroups = useMemo(
    () => arrange(timeline, { unticked, othersOnly, ...(accepted && { accepted }) }).groups,
    [timeline, unticked, othersOnly, accepted],
  );
  const stays = useMemo(() => staysOf(allGroups), [allGroups]);
  const day = serverTime.slice(0, 10);
  const medicines = useMemo(() => medicineBars(allGroups, Date.parse(`${day}T23:59:59Z`)), [allGroups, day]);
  const unheld = useMemo(() => unheldSources(timeline, view), [timeline, view]);
  const sheet = useRef<Sheet>(undefined);
  usePageOrder(useCallback(() => (sheet.current ? flowsheetPlaces(sheet.current) : []), []));
  const noteSheet = useCallback((drawnSheet: Sheet) => {
    sheet.current = drawnSheet;
  }, []);
  return (
    <Flowsheet
      groups={arrangementInTime.groups}
      {...{ stays, medicines, sources, locale, selected, shapes, unheld }}
      thisYear={serverTime.slice(0, 4)}
      isBusy={isAnswering(timeline)}
      onOpen={open}
      onSheet={noteSheet}
      onBegin={() => change({ type: 'begin-reading' })}
    />
  );
}
