'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Paper } from '#/components/print/paper.tsx';
import { paperWords } from '#/components/print/paper-words.ts';
import { Button } from '#/components/ui/button.tsx';
import { useRecordData, useRecordSettings } from './record-context.tsx';
import { screenWords } from './words.ts';

/** The rows as they will stand on paper; the browser's own dialog opens by itself. */
export function PrintPage() {
  const { locale } = useRecordSettings();
  const { timeline, arrangement, completeness, view, sources, serverTime, printLimit } = useRecordData();
  useEffect(() => {
    // After the paper is drawn, so that the browser's preview is of it.
    const timer = setTimeout(() => print(), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <div className="flex gap-2 px-4 pt-4 print:hidden">
        <Button primary onPress={() => print()}>
          {screenWords.print}
        </Button>
        <BackButton />
      </div>
      <div className="paper-sheet">
        <Paper
          words={paperWords({ timeline, arrangement, completeness, view, locale, serverTime, limit: printLimit })}
          arrangement={arrangement}
          sources={sources}
          locale={locale}
          {...(printLimit === undefined ? {} : { limit: printLimit })}
        />
      </div>
    </>
  );
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
