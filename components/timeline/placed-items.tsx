import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import type { CSSProperties, ReactNode } from 'react';

export type List = Virtualizer<HTMLElement, HTMLElement>;

export interface DrawnItem<Item> {
  readonly position: VirtualItem;
  readonly item: Item;
}

/** The items in sight, and a few around them, with their places. */
export function drawnItems<Item>(virtual: List, items: readonly Item[]): readonly DrawnItem<Item>[] {
  return virtual.getVirtualItems().flatMap((position) => {
    const item = items[position.index];
    return item === undefined ? [] : [{ position, item }];
  });
}

interface PlacedProps {
  readonly index: number;
  readonly measure: (element: HTMLElement | null) => void;
  readonly style: CSSProperties;
  readonly children: ReactNode;
}

/** Stands at the position that the virtual list computed; set by the browser, never in the server's HTML. */
export function Placed({ index, measure, style, children }: PlacedProps) {
  return (
    <div role="presentation" data-index={index} ref={measure} className="right-0 left-0" style={{ position: 'absolute', ...style }}>
      {children}
    </div>
  );
}
