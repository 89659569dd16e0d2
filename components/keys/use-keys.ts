'use client';
import { useEffect, useEffectEvent } from 'react';
import { hasOverlay, isInTopmost } from '#/components/ui/open-overlays.ts';
import { takesCharacters } from './takes-characters.ts';
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

/** Runs the action of a key wherever no text is typed or matched; never while a dialog is open or opening. */
export function useKeys(map: KeyMap, { letters, isOpening, ofPage }: Options): void {
  const hold = useHeldKeys(isOpening, (key) => (key === 'Enter' ? pressEnter() : map.get(key)?.()));
  /** Before a list takes the key for the page that is about to go, or for a page that a dialog is about to cover. */
  const actEarly = useEffectEvent((event: KeyboardEvent) => {
    if (!isPlain(event, letters) || event.key === 'Escape' || event.key === 'Tab') return;
    const isCovered = hasOverlay() && isOfCoveredList(event.target) && (event.key.length === 1 || listKeys.has(event.key));
    // Enter belongs to what the keys before it chose.
    const isHeld = !isCovered && isFree(event.target) && (ofPage.has(keyOf(event)) || event.key === 'Enter') && hold(keyOf(event));
    if (!isCovered && !isHeld) return;
    event.preventDefault();
    event.stopPropagation();
  });
  const act = useEffectEvent((event: KeyboardEvent) => {
    const action = isPlain(event, letters) ? map.get(keyOf(event)) : undefined;
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
  const isCharacter = event.key.length === 1;
  return (letters || !isCharacter) && !event.isComposing && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** The key without the lock of capitals: with Shift it is another key. */
const keyOf = ({ key, shiftKey }: KeyboardEvent): string => (shiftKey ? key : key.toLowerCase().length === 1 ? key.toLowerCase() : key);

/** Tells whether a key goes to the list beneath a dialog that is open or opening. */
function isOfCoveredList(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="feed"]') !== null && !isInTopmost(target);
}

function isFree(target: EventTarget | null): boolean {
  return !hasOverlay() && !(target instanceof Element && takesCharacters(target));
}
