'use client';
import { type ReactNode, useContext } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import type { DocumentBlock } from '#/lib/record/model/readable-document.ts';
import { useLastFoundPart } from './found-text.ts';
import { MarkedPlace, partWithPlace } from './marked-place.ts';
import { useDrawnRows } from './use-drawn-rows.ts';
import { documentWords } from './words.ts';

interface Props {
  readonly parts: readonly (readonly DocumentBlock[])[];
  /** Draws the first parts. */
  readonly draw: (drawnParts: readonly (readonly DocumentBlock[])[]) => ReactNode;
}

/** Blocks of a text, or items of a list; of thousands the first, and more as they are scrolled to (H29). */
export function DrawnParts({ parts, draw }: Props) {
  const marked = partWithPlace(parts, useContext(MarkedPlace));
  const lastFound = useLastFoundPart(parts);
  const { drawnRows, endRef, drawAll } = useDrawnRows(parts.length, Math.max(marked, lastFound) + 1);
  const rest = parts.length - drawnRows;
  if (rest === 0) return draw(parts);
  return (
    <>
      {draw(parts.slice(0, drawnRows))}
      <p ref={endRef} className="m-0 px-3 py-2 text-detail text-muted">
        {documentWords.moreParagraphs(rest)} <LinkButton onPress={drawAll}>{documentWords.showAllParagraphs}</LinkButton>
      </p>
    </>
  );
}
