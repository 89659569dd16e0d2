'use client';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useContext, useEffect, useState } from 'react';
import { FoundText } from './found-text.ts';
import { readPageText } from './page-text.ts';

/** Pages whose text is laid out for the sake of a search although they are not in sight; others are when they come near. */
const mostPages = 200;

const noPages: ReadonlySet<number> = new Set();

/** Numbers of a PDF's pages in which the reader's search finds something: each is a place to jump to before it is drawn. */
export function useFoundPages(pdf: PDFDocumentProxy): ReadonlySet<number> {
  const isFound = useContext(FoundText);
  const [pages, setPages] = useState(noPages);
  useEffect(() => {
    setPages(noPages);
    if (!isFound) return undefined;
    let hasLeft = false;
    const find = async (): Promise<void> => {
      let count = 0;
      for (let number = 1; number <= pdf.numPages && count < mostPages && !hasLeft; number += 1) {
        const text = await pdf
          .getPage(number)
          .then(readPageText)
          .catch(() => '');
        if (hasLeft || !isFound(text)) continue;
        count += 1;
        setPages((before) => new Set(before).add(number));
      }
    };
    void find();
    return () => {
      hasLeft = true;
    };
  }, [pdf, isFound]);
  return pages;
}
