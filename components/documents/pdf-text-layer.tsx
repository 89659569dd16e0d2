'use client';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef } from 'react';
import { documentWords } from './words.ts';

interface Props {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** Receives the shape of the page, so that its place is as high as its picture will be. */
  readonly onShape: (shape: { readonly width: number; readonly height: number }) => void;
}

/**
 * The text of a page over its picture, unseen, so that the places of a search are marked where they stand. Screen readers have the text
 * beside it.
 */
export function PdfTextLayer({ pdf, number, onShape }: Props) {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const container = layer.current;
    const sheet = container?.parentElement;
    if (!container || !sheet) return undefined;
    let hasLeft = false;
    const sizes = new ResizeObserver(() => fit(container, sheet));
    const work = async (): Promise<void> => {
      // Fetched with the view of the PDF (document-reader.tsx).
      const [{ TextLayer }, page] = await Promise.all([import('pdfjs-dist'), pdf.getPage(number)]);
      const viewport = page.getViewport({ scale: 1 });
      const textContentSource = await page.getTextContent();
      if (hasLeft) return;
      onShape({ width: viewport.width, height: viewport.height });
      container.dataset['pageWidth'] = String(viewport.width);
      sizes.observe(sheet);
      fit(container, sheet);
      await new TextLayer({ textContentSource, container, viewport }).render();
    };
    work().catch(() => hasLeft || container.setAttribute('title', documentWords.damagedPage));
    return () => {
      hasLeft = true;
      sizes.disconnect();
      container.replaceChildren();
    };
  }, [pdf, number, onShape]);
  return <div ref={layer} className="document-page-text" aria-hidden />;
}

/** Gives the layer the scale of the page's picture (pdf.js sizes by this property). */
function fit(container: HTMLElement, sheet: HTMLElement): void {
  const width = Number(container.dataset['pageWidth']);
  if (width > 0) container.style.setProperty('--total-scale-factor', String(sheet.clientWidth / width));
}
