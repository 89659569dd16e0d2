'use client';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { readPdf, type OpenedPdf } from './open-pdf.ts';
import { PdfPage } from './pdf-page.tsx';
import { useFoundPages } from './use-found-pages.ts';
import { documentWords } from './words.ts';

/** A PDF, page under page; a page is drawn when it comes near, with its text for screen readers. */
export function PdfView({ bytes }: { readonly bytes: ArrayBuffer }) {
  const opened = usePdf(bytes);
  if (!opened) return <p className="document-wait">{documentWords.opening}</p>;
  if (!opened.ok)
    return (
      <p role="alert" className="m-0 rounded-control bg-warning-tint px-3 py-2 text-row text-warning">
        {opened.why}
      </p>
    );
  return <Pages pdf={opened.pdf} />;
}

function Pages({ pdf }: { readonly pdf: PDFDocumentProxy }) {
  const foundPages = useFoundPages(pdf);
  return Array.from({ length: pdf.numPages }, (_, index) => (
    <PdfPage key={index} pdf={pdf} number={index + 1} isFound={foundPages.has(index + 1)} />
  ));
}

function usePdf(bytes: ArrayBuffer): OpenedPdf | undefined {
  const [opened, setOpened] = useState<OpenedPdf>();
  useEffect(() => {
    let left = false;
    const reading = readPdf(bytes);
    void reading.opened.then((result) => left || setOpened(result));
    return () => {
      left = true;
      reading.close();
    };
  }, [bytes]);
  return opened;
}
