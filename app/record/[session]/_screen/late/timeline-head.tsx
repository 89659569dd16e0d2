'use client';
import { useDeferredValue, useMemo } from 'react';
import { KindChips } from '#/components/filters/kind-chips.tsx';
import { HiddenLine, ListHead } from '#/components/filters/list-head.tsx';
import { hiddenPartsWords } from '#/components/filters/words.ts';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import { showHiddenAllergies } from '#/lib/record/list/change-view.ts';
import type { View } from '#/lib/record/model/view.ts';
import { countNewRows, sumKinds } from '#/lib/record/new-rows/count-new-rows.ts';
import { hiddenParts } from '#/lib/record/new-rows/hidden-parts.ts';
import { newTitle, periodWords } from '#/lib/record/since/words.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';

/** Above the list of the whole record: what is new, its kinds, and what is hidden. */
export function TimelineHead() {
  const { locale } = useRecordSettings();
  const { timeline, view } = useRecordData();
  const { change } = useRecordActions();
  // Counted after the list, so that a tick is seen at once.
  const [counted, chosen] = [useDeferredValue(timeline), useDeferredValue(view)];
  const counts = useMemo(() => countNewRows(counted, chosen), [counted, chosen]);
  const [shownRows, allRows] = [sumKinds(counts, chosen.categories), sumKinds(counts)];
  return (
    <>
      <ListHead
        title={newTitle({ shownRows: shownRows.isNew, allRows: allRows.isNew }, chosen, locale)}
        shownRows={shownRows}
        isByContact={view.isByContact === true}
        onOrder={(by) => change({ type: 'group-by', by })}
      >
        <KindChips
          counts={counts}
          chosen={view.categories ?? new Set()}
          locale={locale}
          onToggle={(category) => change({ type: 'toggle-category', category })}
        />
      </ListHead>
      <Hidden counted={counted} chosen={chosen} />
    </>
  );
}

interface HiddenProps {
  readonly counted: ReturnType<typeof useRecordData>['timeline'];
  readonly chosen: View;
}

function Hidden({ counted, chosen }: HiddenProps) {
  const { locale } = useRecordSettings();
  const { sources, arrangement } = useRecordData();
  const { change } = useRecordActions();
  const parts = useMemo(() => hiddenParts(counted, chosen), [counted, chosen]);
  return (
    <HiddenLine
      words={hiddenPartsWords(parts, timeWords(chosen, locale), (id) => sources.get(id)?.name ?? id)}
      stubs={arrangement.allergyStubs}
      onShow={(stub) => change(showHiddenAllergies(stub))}
    />
  );
}

/** "before 18-Nov-2026"; undefined where the view has all time. */
function timeWords({ since, period }: View, locale: string): string | undefined {
  if (since) return `before ${formatDateText(since.day, locale)}`;
  return period && `not ${periodWords(period, locale)}`;
}
