'use client';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useMemo } from 'react';
import { PrintDialog } from '#/components/print/print-dialog.tsx';
import { printOptions, type PrintedList } from '#/components/print/print-options.ts';
import { paperColumns } from '#/components/print/paper-blocks.ts';
import { estimateSummaryPages } from '#/components/print/estimate-pages.ts';
import { arrangePage } from '#/lib/record/list/arrange-page.ts';
import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import { useRecordActions, useRecordData } from './record-context.tsx';
import { useSummary } from './use-summary.ts';

/** Offers what of this record and this page can be printed. */
export function RecordPrintDialog({ onClose }: { readonly onClose: () => void }) {
  const { timeline, view, category, arrangement } = useRecordData();
  const { print } = useRecordActions();
  const { summary, sections } = useSummary();
  const isSummary = useSelectedLayoutSegment() === null;
  const options = useMemo(
    () =>
      printOptions({
        page: isSummary ? undefined : (category ?? 'all'),
        list: listOf(arrangement),
        ...(category && { record: listOf(arrangePage(timeline, view, undefined)) }),
        summaryPages: estimateSummaryPages(paperColumns(summary, sections)),
      }),
    [isSummary, category, arrangement, timeline, view, summary, sections],
  );
  return <PrintDialog isOpen options={options} onClose={onClose} onPrint={(choice) => [onClose(), print(choice)]} />;
}

const listOf = ({ rows, counts }: Arrangement): PrintedList => ({ rows, lines: counts.visible + counts.folded + rows });
