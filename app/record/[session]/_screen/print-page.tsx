'use client';
import { useRouter } from 'next/navigation';
import { use, useCallback, useEffect, useMemo, useState } from 'react';
import { Paper } from '#/components/print/paper.tsx';
import { paperWords } from '#/components/print/paper-words.ts';
import type { PrintChoice } from '#/components/print/print-choice.ts';
import { paperColumns } from '#/components/print/paper-blocks.ts';
import { summaryFacts } from '#/components/print/summary-facts.ts';
import { PeoplePaper } from '#/components/print/people-paper.tsx';
import { SummaryPaper } from '#/components/print/summary-paper.tsx';
import { Button } from '#/components/ui/button.tsx';
import { sendActs } from '#/lib/queries/send-acts.ts';
import { peoplePage } from '#/lib/record/summary/people/people-page.ts';
import { arrangePage } from '#/lib/record/list/arrange-page.ts';
import type { View } from '#/lib/record/model/view.ts';
import { PaperContext, useRecordData, useRecordSettings } from './record-context.tsx';
import { useSummary } from './use-summary.ts';
import { screenWords } from './words.ts';

/**
 * The content of the paper; the browser's own dialog opens by itself once every source has ended. Before that the print is written
 * down: until then, and where the audit does not take it, paper holds one line (docs/decisions/0071).
 */
export function PrintPage() {
  const { completeness, printed } = useRecordData();
  const isAsking = completeness.asking !== undefined;
  const { state, record } = useRecordedPrint(printed);
  const isWritten = state === 'written';
  useEffect(() => {
    if (isAsking || !isWritten) return undefined;
    // After the paper is drawn, so that the browser's preview is of it.
    const timer = setTimeout(() => print(), 300);
    return () => clearTimeout(timer);
  }, [isAsking, isWritten]);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-4 pt-4 print:hidden">
        {isWritten ? (
          <Button primary onPress={() => print()}>
            {isAsking ? screenWords.printNow : screenWords.print}
          </Button>
        ) : undefined}
        {state === 'unwritten' || state === 'over' ? (
          <Button primary onPress={record}>
            {screenWords.tryAgain}
          </Button>
        ) : undefined}
        <BackButton />
        <p role="status" className="m-0 text-row text-muted">
          {isWritten ? (isAsking ? screenWords.printWaits(completeness.asking ?? '') : '') : recordingWords[state]}
        </p>
      </div>
      <div className="paper-sheet">{printed?.scope === 'summary' ? <PrintedSummary /> : <PrintedRows choice={printed} />}</div>
    </>
  );
}

const recordingWords = {
  asking: screenWords.printBeingRecorded,
  unwritten: screenWords.printUnrecorded,
  over: screenWords.printUnrecorded,
  refused: screenWords.printRefused,
} as const;

type Recording = keyof typeof recordingWords | 'written';

/** Has this print written down, and lets the frame show it on paper only then. */
function useRecordedPrint(choice: PrintChoice | undefined): { readonly state: Recording; readonly record: () => void } {
  const { session } = useRecordSettings();
  const allowPaper = use(PaperContext);
  const [state, setState] = useState<Recording>('asking');
  const record = useCallback(() => {
    setState('asking');
    const { category, limit } = choice?.scope === 'rows' ? choice : {};
    const act = { act: 'printed', scope: choice?.scope ?? 'rows', category, limit } as const;
    void sendActs(session, [act]).then((written) => {
      setState(written);
      allowPaper(written === 'written');
    });
  }, [session, choice, allowPaper]);
  useEffect(() => {
    record();
    return () => allowPaper(false);
  }, [record, allowPaper]);
  return { state, record };
}

function PrintedRows({ choice }: { readonly choice: Extract<PrintChoice, { scope: 'rows' }> | undefined }) {
  const { locale } = useRecordSettings();
  const { timeline, completeness, view, sources, serverTime } = useRecordData();
  const { category, limit } = choice ?? {};
  const arrangement = useMemo(() => arrangePage(timeline, view, category), [timeline, view, category]);
  const chosen: View = category === undefined ? view : { ...view, categories: new Set([category]) };
  const people = useMemo(() => (category === 'people' ? peoplePage(timeline, view).toRing : undefined), [timeline, view, category]);
  return (
    <>
      <Paper
        words={paperWords({ timeline, arrangement, completeness, view: chosen, locale, serverTime, limit })}
        arrangement={arrangement}
        sources={sources}
        locale={locale}
        {...(limit === undefined ? {} : { limit })}
      />
      {people && (people.remark !== undefined || people.people.length > 0) ? (
        <PeoplePaper toRing={people} empty={undefined} sources={sources} />
      ) : undefined}
    </>
  );
}

/** The Summary by the reader's ticks alone: filters of the list never reach it. */
function PrintedSummary() {
  const { locale } = useRecordSettings();
  const { timeline, completeness, view, sources, serverTime } = useRecordData();
  const { summary, sections: extra } = useSummary();
  const thisYear = serverTime.slice(0, 4);
  const columns = useMemo(() => paperColumns(summary, extra, { sources, locale, thisYear }), [summary, extra, sources, locale, thisYear]);
  const ticks: View = { unticked: view.unticked, othersOnly: view.othersOnly };
  const arrangement = arrangePage(timeline, ticks, undefined);
  const facts = summaryFacts({ timeline, arrangement, completeness, view: ticks, locale, serverTime, limit: undefined }, columns);
  return <SummaryPaper facts={facts} columns={columns} people={summary.people} sources={sources} />;
}

/** In place of the page for paper, where the deployment forbids it. */
export function PrintForbidden() {
  return (
    <div className="px-4 pt-6">
      <p className="m-0 mb-4 text-block">{screenWords.printForbidden}</p>
      <BackButton />
    </div>
  );
}

function BackButton() {
  const router = useRouter();
  return <Button onPress={() => router.back()}>{screenWords.backToRecord}</Button>;
}
