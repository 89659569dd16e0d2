'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { moreBelowWords } from './words.ts';

/** At the foot of the screen: how many medicines of a list that is never cut stand below it. For the eye alone: in speech the list is whole. */
export function MoreBelow() {
  const foot = useRef<HTMLDivElement>(null);
  const count = useRowsBelow(foot);
  return (
    <div ref={foot} aria-hidden className="more-below" data-none={count === 0 ? true : undefined}>
      {count === 0 ? undefined : <span>{moreBelowWords(count)}</span>}
    </div>
  );
}

/** Rows before `foot` in its list that end below it, where it sticks to the foot of what scrolls. */
function useRowsBelow(foot: RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const element = foot.current;
    const list = element?.parentElement;
    if (!element || !list) return undefined;
    let frame = 0;
    const measure = () => setCount(rowsBelow(list, element));
    const ask = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    };
    measure();
    // Listens to whichever box scrolls: the pane, or on a phone the page.
    document.addEventListener('scroll', ask, { capture: true, passive: true });
    const observer = new ResizeObserver(ask);
    observer.observe(list);
    observer.observe(document.body);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('scroll', ask, { capture: true });
      observer.disconnect();
    };
  }, [foot]);
  return count;
}

/** A part of a px is no row. */
const slack = 1;

function rowsBelow(list: HTMLElement, foot: HTMLElement): number {
  const { top, bottom } = foot.getBoundingClientRect();
  const ends = [...list.querySelectorAll('.summary-row')].map((row) => row.getBoundingClientRect().bottom);
  // The foot is at its own place, after all rows: none is below.
  if ((ends.at(-1) ?? 0) <= bottom + slack) return 0;
  return ends.filter((end) => end > top + slack).length;
}
