'use client';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { FoundText } from './found-text.ts';
import { readPageText } from './page-text.ts';
import { PdfTextLayer } from './pdf-text-layer.tsx';
import { paneOf } from '#/components/ui/show-place.ts';
import { documentWords } from './words.ts';

interface Props {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** A search finds something in it: its places are laid out before it is in sight. */
  readonly isFound?: boolean;
}

/** Sharp on any screen, and no larger than a phone can hold. */
const mostPixels = 6_000_000;
/** A4 until the page's own size is known, so that pages below do not jump far. */
const usualShape = { width: 595, height: 842 };

/** A page: its picture for the eyes, its text for screen readers and the browser's own search. */
export function PdfPage({ pdf, number, isFound = false }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const near = useNear(canvas);
  const text = useDrawnPage(canvas, near, { pdf, number });
  const [shape, setShape] = useState(usualShape);
  const isSearched = useContext(FoundText) !== undefined;
  return (
    <section aria-label={`Page ${number} of ${pdf.numPages}`}>
      <p className="document-page-number">
        Page {number} of {pdf.numPages}
      </p>
      <div className="document-page">
        <canvas
          ref={canvas}
          aria-hidden
          width={usualShape.width}
          height={usualShape.height}
          {...(shape !== usualShape && { style: { aspectRatio: `${shape.width} / ${shape.height}` } })}
        />
        {isSearched && (near || isFound) ? <PdfTextLayer pdf={pdf} number={number} onShape={setShape} /> : undefined}
        <div className="visually-hidden">{text}</div>
      </div>
    </section>
  );
}

function useNear(canvas: RefObject<HTMLCanvasElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      root: paneOf(element) ?? null,
      rootMargin: '800px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas]);
  return near;
}

function useDrawnPage(canvas: RefObject<HTMLCanvasElement | null>, near: boolean, { pdf, number }: Props): string {
  const [text, setText] = useState('');
  useEffect(() => {
    const element = canvas.current;
    if (!near || !element) return undefined;
    let left = false;
    const work = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      if (left) return;
      await drawPage(page, element);
      const words = await readPageText(page);
      if (!left) setText(words);
    };
    work().catch(() => left || setText(documentWords.damagedPage));
    return () => {
      left = true;
    };
  }, [canvas, near, pdf, number]);
  return text;
}

async function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement): Promise<void> {
  const plain = page.getViewport({ scale: 1 });
  const wanted = (canvas.clientWidth * devicePixelRatio) / plain.width;
  const scale = Math.min(Math.max(1, wanted), Math.sqrt(mostPixels / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
}
