'use client';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useMemo } from 'react';
import { PrintDialog } from '#/components/print/print-dialog.tsx';
import { printOptions, type PrintedList } from '#/components/print/print-options.ts';
import { paperColumns } from '#/components/print/paper-blocks.ts';
import { estimateSummaryPages } from '#/components/print/estimate-pages.ts';
import { arrangePage } from '#/lib/record/list/arrange-page.ts';
import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';
import { useSummary } from '#/app/record/[session]/_screen/use-summary.ts';

/** Offers what of this record and this page can be printed. */
export function RecordPrintDialog({ onClose }: { readonly onClose: () => void }) {
  const { locale } = useRecordSettings();
  const { timeline, view, category, arrangement, sources, serverTime } = useRecordData();
  const { print } = useRecordActions();
  const { summary, sections } = useSummary();
  const thisYear = serverTime.slice(0, 4);
  const isSummary = useSelectedLayoutSegment() === null;
  const options = useMemo(() => {
    const columns = paperColumns(summary, sections, { sources, locale, thisYear });
    return printOptions({
      page: isSummary ? undefined : (category ?? 'all'),
      list: listOf(arrangement),
      ...(category && { record: listOf(arrangePage(timeline, view, undefined)) }),
      summaryPages: estimateSummaryPages(columns),
    });
  }, [isSummary, category, arrangement, timeline, view, summary, sections, sources, locale, thisYear]);
  return <PrintDialog isOpen options={options} onClose={onClose} onPrint={(choice) => [onClose(), print(choice)]} />;
}

const listOf = ({ rows, counts }: Arrangement): PrintedList => ({ rows, lines: counts.visible + counts.folded + rows });
