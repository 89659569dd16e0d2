'use client';
import { createContext, use, useEffect } from 'react';

/** Places of the page in its own order, each with the ids of its groups; the first of them opens it. */
export type PagePlaces = () => readonly (readonly string[])[];

export interface PageOrder {
  /** Places of the page that is shown; undefined where its order is the list's. */
  readonly places: () => PagePlaces | undefined;
  /** Gives the page its own order until the answer is called. */
  readonly follow: (places: PagePlaces) => () => void;
}

/** Holds the order of the page that is shown. */
export function pageOrder(): PageOrder {
  let current: PagePlaces | undefined;
  return {
    places: () => current,
    follow: (places) => {
      current = places;
      return () => {
        if (current === places) current = undefined;
      };
    },
  };
}

export const PageOrderContext = createContext(pageOrder());

/** Makes the drawer's ↑ and ↓ follow this page as long as it is shown. */
export function usePageOrder(places: PagePlaces): void {
  const order = use(PageOrderContext);
  useEffect(() => order.follow(places), [order, places]);
}

/** Id to open before or after a group on the page; the group's own id at either end, undefined where the page does not hold it. */
export function stepOnPage(places: PagePlaces | undefined, id: string, by: 1 | -1): string | undefined {
  const list = places?.() ?? [];
  const at = list.findIndex((ids) => ids.includes(id));
  return at < 0 ? undefined : (list[at + by]?.[0] ?? id);
}
