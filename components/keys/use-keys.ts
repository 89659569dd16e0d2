'use client';
import { useEffect, useEffectEvent } from 'react';
import { hasOverlay, isInTopmost } from '#/components/ui/open-overlays.ts';
import { pressEnter, useHeldKeys } from './use-held-keys.ts';

/** Keys by which a list is moved through and opened. */
const listKeys = new Set(['Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']);

/** Actions by key. */
export type KeyMap = ReadonlyMap<string, () => void>;

interface Options {
  /** Letter keys act. */
  readonly letters: boolean;
  /** A page was asked for and is not there yet. */
  readonly isOpening: boolean;
  /** Keys that act on the page, and wait for one that is opening. */
  readonly ofPage: ReadonlySet<string>;
}

/** Runs the action of a key only while the focus is in the list, on what a key led to, or nowhere; never while the reader types or a dialog is open or opening. */
export function useKeys(map: KeyMap, { letters, isOpening, ofPage }: Options): void {
  const hold = useHeldKeys(isOpening, (key) => (key === 'Enter' ? pressEnter() : map.get(key)?.()));
  /** Before a list takes the key for the page that is about to go, or for a page that a dialog is about to cover. */
  const actEarly = useEffectEvent((event: KeyboardEvent) => {
    if (!isPlain(event, letters) || event.key === 'Escape' || event.key === 'Tab') return;
    const isCovered = hasOverlay() && isOfCoveredList(event.target) && (event.key.length === 1 || listKeys.has(event.key));
    // Enter belongs to what the keys before it chose.
    const isHeld = !isCovered && isFree(event.target) && (ofPage.has(event.key) || event.key === 'Enter') && hold(event.key);
    if (!isCovered && !isHeld) return;
    event.preventDefault();
    event.stopPropagation();
  });
  const act = useEffectEvent((event: KeyboardEvent) => {
    const action = isPlain(event, letters) ? map.get(event.key) : undefined;
    if (!action || !(event.key === 'Escape' ? !hasOverlay() : isFree(event.target))) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listenEarly = (event: KeyboardEvent) => actEarly(event);
    const listen = (event: KeyboardEvent) => act(event);
    document.addEventListener('keydown', listenEarly, { capture: true });
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listenEarly, { capture: true });
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

function isPlain(event: KeyboardEvent, letters: boolean): boolean {
  return (letters || !/^[a-z]$/.test(event.key)) && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** Tells whether a key goes to the list beneath a dialog that is open or opening. */
function isOfCoveredList(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="feed"]') !== null && !isInTopmost(target);
}

/** `data-keys` marks a choice to which a key leads: the keys after it must act too. */
function isFree(target: EventTarget | null): boolean {
  if (hasOverlay()) return false;
  if (!(target instanceof HTMLElement) || target === document.body) return true;
  return target.closest('[role="feed"], [data-keys]') !== null && !(target instanceof HTMLInputElement);
}
