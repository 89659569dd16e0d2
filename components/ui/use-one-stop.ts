'use client';
import { type RefObject, useEffect } from 'react';

/** Elements that the arrows go through. */
const focusable = 'a[href], button:not(:disabled), input[type="checkbox"]:not(:disabled), summary';
/** Fields need their arrows themselves: an arrow leads to the first, Tab from one to the next and out. */
const fields = ['select', 'textarea', 'input:not([type="checkbox"])'].join(', ');
/** Parts of an element that have keys of their own. */
const ownKeys = '[popover], dialog, [role="dialog"], [role="menu"], [role="feed"]';

interface Options {
  /** Selector of the element that Tab reaches before the reader has chosen any; else the first. */
  readonly first?: string;
  /** Selector of a row of several elements: ↑ and ↓ go from row to row, ← and → from element to element. */
  readonly row?: string;
  /** The rows are those of a table: ↑ and ↓ keep the column as long as it has any further. */
  readonly keepsColumn?: boolean;
}

/**
 * Makes all that can be focused within an element one stop of Tab (APG, roving tabindex): the arrows, Home and End move inside it, Tab
 * leaves it and comes back to where it was. Elements that are drawn later join by themselves.
 */
export function useOneStop(area: RefObject<HTMLElement | null>, { first, row, keepsColumn }: Options = {}): void {
  useEffect(() => (area.current ? makeOneStop(area.current, { first, row, keepsColumn }) : undefined), [area, first, row, keepsColumn]);
}

type ReachOptions = { readonly [name in keyof Options]: Options[name] | undefined };

/** Returns what undoes it; the elements then keep the place that they have among the stops. */
function makeOneStop(element: HTMLElement, { first, row, keepsColumn }: ReachOptions): () => void {
  let chosen: Element | undefined;
  const arrange = () => {
    const stops = stopsIn(element);
    const current = stops.find((stop) => stop === chosen) ?? (first && stops.find((stop) => stop.matches(first))) ?? stops[0];
    for (const stop of stops) setTabIndex(stop, stop === current ? 0 : -1);
    const isInField = isFieldOf(document.activeElement, element);
    for (const field of element.querySelectorAll<HTMLElement>(fields)) setTabIndex(field, isInField || stops.length === 0 ? 0 : -1);
  };
  const choose = ({ target }: FocusEvent) => {
    if (target instanceof Element && stopsIn(element).some((stop) => stop === target)) chosen = target;
    arrange();
  };
  const leave = ({ relatedTarget }: FocusEvent) => (relatedTarget instanceof Node && element.contains(relatedTarget)) || arrange();
  const step = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isFieldOf(event.target, element)) return;
    const stops = stopsIn(element, `${focusable}, ${fields}`);
    const to = (keepsColumn && nextInColumn(stops, event.target, event.key)) || nextStop(stops, event.target, event.key, row);
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
  arrange();
  const observer = new MutationObserver(arrange);
  observer.observe(element, {
    childList: true,
    subtree: true,
    attributeFilter: ['hidden', 'disabled', 'open', 'aria-current', 'data-cut', 'data-measured'],
  });
  const listening = new AbortController();
  element.addEventListener('focusin', choose, listening);
  element.addEventListener('focusout', leave, listening);
  element.addEventListener('keydown', step, listening);
  return () => [observer.disconnect(), listening.abort()];
}

/** Focusable elements within an element, as far as they are on the screen, in their order. */
const stopsIn = (element: HTMLElement, kinds = focusable): readonly HTMLElement[] =>
  [...element.querySelectorAll<HTMLElement>(kinds)].filter(
    (stop) => isOwn(stop, element) && stop.checkVisibility({ visibilityProperty: true }),
  );

const isFieldOf = (target: EventTarget | null, element: HTMLElement): boolean =>
  target instanceof Element && target.matches(fields) && element.contains(target);

function isOwn(stop: HTMLElement, element: HTMLElement): boolean {
  const inner = stop.closest(ownKeys);
  return inner === null || inner.contains(element);
}

function setTabIndex(element: HTMLElement, index: 0 | -1): void {
  if (element.tabIndex !== index) element.tabIndex = index;
}

/** The next element above or below in the same column of a table; undefined where the column ends. */
function nextInColumn(stops: readonly HTMLElement[], from: EventTarget | null, key: string): HTMLElement | undefined {
  const columnOf = (stop: Element | null | undefined): number | undefined => stop?.closest<HTMLTableCellElement>('td, th')?.cellIndex;
  const at = stops.findIndex((stop) => stop === from);
  const column = columnOf(stops[at]);
  if (at < 0 || column === undefined) return undefined;
  const isBeside = (stop: HTMLElement) => columnOf(stop) === column;
  if (key === 'ArrowDown') return stops.slice(at + 1).find(isBeside);
  return key === 'ArrowUp' ? stops.slice(0, at).findLast(isBeside) : undefined;
}

function nextStop(stops: readonly HTMLElement[], from: EventTarget | null, key: string, row: string | undefined): HTMLElement | undefined {
  const at = stops.findIndex((stop) => stop === from);
  if (at < 0) return undefined;
  const rowOf = (stop: HTMLElement) => (row && stop.closest(row)) ?? stop;
  const heads = stops.filter((stop, index) => index === 0 || rowOf(stop) !== rowOf(stops[index - 1] ?? stop));
  const head = heads.findIndex((stop) => rowOf(stop) === rowOf(stops[at] ?? stop));
  switch (key) {
    case 'ArrowDown':
      return heads[head + 1] ?? stops[at];
    case 'ArrowUp':
      return heads[head - 1] ?? stops[at];
    case 'ArrowRight':
      return stops[at + 1] ?? stops[at];
    case 'ArrowLeft':
      return stops[at - 1] ?? stops[at];
    case 'Home':
      return stops[0];
    case 'End':
      return heads.at(-1);
    default:
      return undefined;
  }
}
