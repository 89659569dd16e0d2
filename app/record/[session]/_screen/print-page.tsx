'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { Paper } from '#/components/print/paper.tsx';
import { paperWords } from '#/components/print/paper-words.ts';
import { useRecord } from './record-context.tsx';

/** What goes on paper, as it will look; the browser's own dialog opens by itself. */
export function PrintPage() {
  const { timeline, arrangement, known, control, sources, locale, now, printLimit } = useRecord();
  const router = useRouter();
  useEffect(() => {
    // After the paper is drawn, so that the browser's preview is of it.
    const timer = setTimeout(() => print(), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <div className="flex gap-2 px-4 pt-4 print:hidden">
        <Button primary onPress={() => print()}>
          Print
        </Button>
        <Button onPress={() => router.back()}>Back to the record</Button>
      </div>
      <div className="paper-sheet">
        <Paper
          words={paperWords({ timeline, arrangement, known, view: control.view, locale, now, limit: printLimit })}
          arrangement={arrangement}
          sources={sources}
          locale={locale}
          {...(printLimit === undefined ? {} : { limit: printLimit })}
        />
      </div>
    </>
  );
}
