'use client';
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useState } from 'react';

/** Place of the one cell that Tab reaches: line and column, from 0. */
export interface GridPlace {
  readonly line: number;
  readonly column: number;
}

interface Options {
  readonly grid: RefObject<HTMLElement | null>;
  readonly lines: number;
  /** Fixed columns and dates. */
  readonly columns: number;
  readonly show: (place: GridPlace) => void;
}

const linesOfPage = 10;

/** Arrows by cell, as in the grid pattern of the ARIA practices; Home and End within the line, with Ctrl over the table. */
export function useGridKeys({ grid, lines, columns, show }: Options) {
  const [chosenPlace, setPlace] = useState<GridPlace>({ line: 0, column: 0 });
  const [moves, setMoves] = useState(0);
  const place = { line: Math.min(chosenPlace.line, Math.max(0, lines - 1)), column: Math.min(chosenPlace.column, columns - 1) };
  const focusPlace = useEffectEvent(() => {
    show(place);
    // The cell is drawn in the frame after the one that scrolls to it.
    let tries = 0;
    const focus = () => {
      const tableCell = grid.current?.querySelector<HTMLElement>(cellSelector(place));
      if (tableCell) tableCell.focus({ preventScroll: true });
      else if ((tries += 1) < 10) requestAnimationFrame(focus);
    };
    focus();
  });
  useEffect(() => {
    if (moves > 0) focusPlace();
  }, [moves]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.altKey || event.metaKey || event.shiftKey ? undefined : nextPlace(event, place, { lines, columns });
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next);
    setMoves((before) => before + 1);
  };
  return { place, setPlace, onKeyDown, focusPlace: () => setMoves((before) => before + 1) };
}

/** A head that spans the line stands for all of its columns. */
const cellSelector = ({ line, column }: GridPlace): string =>
  `[data-line="${line}"]:is([data-column="${column}"], [data-also="${column}"], [data-spans])`;

function nextPlace(
  { key, ctrlKey }: KeyboardEvent,
  { line, column }: GridPlace,
  { lines, columns }: { readonly lines: number; readonly columns: number },
): GridPlace | undefined {
  const [lastLine, lastColumn] = [lines - 1, columns - 1];
  const at = (nextLine: number, nextColumn: number): GridPlace => ({
    line: Math.min(lastLine, Math.max(0, nextLine)),
    column: Math.min(lastColumn, Math.max(0, nextColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(line + 1, column);
    case 'ArrowUp':
      return at(line - 1, column);
    case 'ArrowRight':
      return at(line, column + 1);
    case 'ArrowLeft':
      return at(line, column - 1);
    case 'PageDown':
      return at(line + linesOfPage, column);
    case 'PageUp':
      return at(line - linesOfPage, column);
    case 'Home':
      return at(ctrlKey ? 0 : line, 0);
    case 'End':
      return at(ctrlKey ? lastLine : line, lastColumn);
    default:
      return undefined;
  }
}
