'use client';
import { createContext, type RefObject, use, useEffect } from 'react';

/** Places of the page in its own order, each with the ids of its groups; the first of them opens it. */
export type PagePlaces = () => readonly (readonly string[])[];

/** The order of the page that is shown, where it is not the list's; empty while no page has its own. */
export const PageOrderContext = createContext<RefObject<PagePlaces | undefined>>({ current: undefined });

/** Makes the drawer's ↑ and ↓ follow this page as long as it is shown. */
export function usePageOrder(places: PagePlaces): void {
  const order = use(PageOrderContext);
  useEffect(() => {
    order.current = places;
    return () => {
      if (order.current === places) order.current = undefined;
    };
  }, [order, places]);
}

/** Id to open before or after a group on the page; the group's own id at either end, undefined where the page does not hold it. */
export function stepOnPage(places: PagePlaces | undefined, id: string, by: 1 | -1): string | undefined {
  const list = places?.() ?? [];
  const at = list.findIndex((ids) => ids.includes(id));
  return at < 0 ? undefined : (list[at + by]?.[0] ?? id);
}
