import type { Query } from '#/lib/record/search/parse-query.ts';
import { showRange } from './show-range.ts';
import { textRanges } from './text-ranges.ts';

/** Name of the highlight, as in `search.css`. */
const everyHit = 'search-hit';

/** A box around a part of the current place, in px from the marked element. */
export interface MarkEdge {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface MarkedCount {
  /** Places of the query in the marked element. */
  readonly count: number;
  /** The one that the reader is at, from 1; 0 where there is none. */
  readonly at: number;
  readonly edges: readonly MarkEdge[];
}

export interface PlaceTracker {
  /** Goes to the next place or the one before; after the last comes the first. */
  readonly step: (by: 1 | -1) => void;
  /** Takes the marks away. */
  readonly stop: () => void;
}

/**
 * Marks the hits in an element by the browser's own highlights (CSS Custom Highlight API): nothing that is drawn changes, so texts of PDF
 * pages and of documents are marked as well. What is drawn later is marked when it comes; the first place of a document that comes brings
 * the reader there, unless they have moved already.
 */
export function trackPlaces(element: HTMLElement, query: Query, onMarks: (marks: MarkedCount) => void): PlaceTracker {
  let ranges: readonly Range[] = [];
  let [at, hasMoved] = [0, false];
  const draw = (): void => onMarks({ count: ranges.length, at, edges: edgesOf(ranges[at - 1], element) });
  const goTo = (place: number): void => {
    at = place;
    const range = ranges[at - 1];
    if (range) showRange(range);
    draw();
  };
  const mark = (): void => {
    const before = ranges[at - 1];
    ranges = textRanges(element, query);
    CSS.highlights.set(everyHit, new Highlight(...ranges));
    const keptPlace = numberOf(before, ranges) || Math.min(at, ranges.length);
    const first = firstPlace(ranges);
    if (!hasMoved && first > 0 && !isInDocument(ranges[keptPlace - 1])) return goTo(first);
    at = keptPlace;
    return draw();
  };
  const onMove = (): void => {
    hasMoved = true;
  };
  const unwatch = watch(element, mark, draw, onMove);
  mark();
  const step = (by: 1 | -1): void => {
    hasMoved = true;
    if (ranges.length > 0) goTo(((at - 1 + by + ranges.length) % ranges.length) + 1);
  };
  const stop = (): void => {
    unwatch();
    ranges = [];
    CSS.highlights.delete(everyHit);
  };
  return { step, stop };
}

const moves = ['wheel', 'touchmove', 'pointerdown'] as const;

/** Marks again what changes, draws the edges again where the room changes, and notes that the reader moves. Returns what ends it. */
function watch(element: HTMLElement, onChange: () => void, onSize: () => void, onMove: () => void): () => void {
  let frame = 0;
  const changes = new MutationObserver((seen) => {
    if (seen.every(({ target }) => target instanceof Element && target.closest('.search-edges'))) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(onChange);
  });
  changes.observe(element, { childList: true, subtree: true, characterData: true });
  const sizes = new ResizeObserver(onSize);
  sizes.observe(element);
  for (const move of moves) element.addEventListener(move, onMove, { passive: true });
  return () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    sizes.disconnect();
    for (const move of moves) element.removeEventListener(move, onMove);
  };
}

/** Number of a range among those drawn now, from 1; 0 where it is none of them. */
const numberOf = (range: Range | undefined, ranges: readonly Range[]): number =>
  range
    ? ranges.findIndex(({ startContainer, startOffset }) => startContainer === range.startContainer && startOffset === range.startOffset) +
      1
    : 0;

const isInDocument = (range: Range | undefined): boolean => Boolean(range?.startContainer.parentElement?.closest('.document-panel'));

/** Number of the first place in a document, else of the first; 0 where there is none. */
const firstPlace = (ranges: readonly Range[]): number => ranges.findIndex(isInDocument) + 1 || Math.min(1, ranges.length);

function edgesOf(range: Range | undefined, root: HTMLElement): readonly MarkEdge[] {
  const from = root.getBoundingClientRect();
  const boxes = [...(range?.getClientRects() ?? [])];
  return boxes.map(({ left, top, width, height }) => ({ left: left - from.left, top: top - from.top, width, height }));
}
