'use client';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useCoveredInert } from './use-covered-inert.ts';
import { type PanePlace, placePane } from './place-pane.ts';

interface Props {
  readonly label: string;
  /** Column of the page in which the reader pressed last. */
  readonly pressedColumn: RefObject<Element | null>;
  readonly children: ReactNode;
}

/** A pane over a part of the page, which cannot be reached while it lies beneath. Placed as it opens, so that it never jumps under the reader. */
export function PaneOverPage({ label, pressedColumn, children }: Props) {
  const box = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<PanePlace>('right');
  useLayoutEffect(() => {
    const page = box.current?.parentElement?.querySelector('main');
    const column = pressedColumn.current;
    if (!box.current || !page) return;
    setPlace(placePane(page.getBoundingClientRect(), column?.getBoundingClientRect(), box.current.offsetWidth));
  }, [pressedColumn]);
  useCoveredInert(box, place);
  // Columns of another width stand elsewhere.
  useEffect(() => {
    const reset = () => setPlace('right');
    addEventListener('resize', reset);
    return () => removeEventListener('resize', reset);
  }, []);
  return (
    <aside
      ref={box}
      aria-label={label}
      className="record-entry"
      data-over={place === 'right' ? 'last' : 'first'}
      {...(place === 'right' ? {} : { style: { left: place.left, right: 'auto', width: place.right - place.left } })}
    >
      {children}
    </aside>
  );
}
