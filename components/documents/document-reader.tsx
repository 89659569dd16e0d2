'use client';
import { useEffect, useRef } from 'react';
import { Button, LinkButton } from '#/components/ui/button.tsx';
import { lateCode } from '#/components/ui/late-code.ts';
import { LatePart } from '#/components/ui/late-part.tsx';
import type { OpenedDocument } from '#/lib/queries/fetch-document.ts';
import { NotShown } from './not-shown.tsx';
import { PictureView } from './picture-view.tsx';
import { scrollBackTo } from '#/components/ui/show-place.ts';
import { ReadableView } from './readable-view.tsx';
import { useDocument } from './use-document.ts';
import { documentWords } from './words.ts';

/** The PDF library is as large as the rest of the page: it is loaded, whole, when a PDF is opened. */
const pdfCode = lateCode(() => Promise.all([import('./pdf-view.tsx'), import('pdfjs-dist')]).then(([{ PdfView }]) => PdfView));

interface Props {
  readonly session: string;
  /** Sealed name of the file. */
  readonly name: string;
  readonly title: string;
  /** Name of the source that is asked. */
  readonly source: string;
  readonly place?: string | undefined;
  readonly locale: string;
  /** The entry from which the reader was sent here. */
  readonly back?: { readonly title: string; readonly onBack: () => void } | undefined;
}

/** Document panel: fetches a document and shows it, or the reason that it cannot be shown. */
export function DocumentReader({ session, name, title, source, place, locale, back }: Props) {
  const { opened, askAgain } = useDocument(session, name);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (section.current) scrollBackTo(section.current);
  }, []);
  return (
    <section ref={section} aria-label="Document" aria-busy={opened === undefined} className="document-panel">
      {back ? (
        <p className="m-0 mb-3 text-detail">
          <LinkButton onPress={back.onBack}>Back to {back.title}</LinkButton>
        </p>
      ) : undefined}
      <div role="status">
        {opened === undefined ? <p className="document-wait">{documentWords.asking(source)}</p> : undefined}
        {opened?.state === 'not-shown' ? <NotShown why={opened.why} reference={opened.reference} /> : undefined}
      </div>
      {opened?.state === 'not-shown' && opened.mayChange ? <Button onPress={askAgain}>Ask again</Button> : undefined}
      {opened ? <Content opened={opened} title={title} place={place} locale={locale} /> : undefined}
    </section>
  );
}

interface ContentProps extends Pick<Props, 'title' | 'place' | 'locale'> {
  readonly opened: OpenedDocument;
}

function Content({ opened, title, place, locale }: ContentProps) {
  switch (opened.state) {
    case 'readable':
      return (
        <>
          <Notes notes={opened.notes} />
          <ReadableView readable={opened.readable} place={place} locale={locale} />
        </>
      );
    case 'file':
      return (
        <>
          <Notes notes={opened.notes} />
          {opened.contentType.startsWith('image/') ? (
            <PictureView bytes={opened.bytes} contentType={opened.contentType} title={title} />
          ) : (
            <LatePart code={pdfCode} name={title}>
              {(PdfView) => <PdfView bytes={opened.bytes} />}
            </LatePart>
          )}
        </>
      );
    case 'not-shown':
      return undefined;
  }
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note) => <NotShown key={note} why={note} />);
}
