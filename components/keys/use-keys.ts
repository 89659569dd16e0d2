'use client';
import { useEffect, useEffectEvent } from 'react';

/** Actions by key. */
export type KeyMap = ReadonlyMap<string, () => void>;

/** Runs the action of a key only while the focus is in the list or nowhere, never while the reader types or a dialog is open. */
export function useKeys(map: KeyMap, letters: boolean): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if ((!letters && /^[a-z]$/.test(event.key)) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = map.get(event.key);
    if (!action || !(event.key === 'Escape' ? isBare() : isFree(event.target))) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => act(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** True unless a dialog is open, to which Escape and the letters belong. */
function isBare(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') === null;
}

function isFree(target: EventTarget | null): boolean {
  if (!isBare()) return false;
  if (!(target instanceof HTMLElement) || target === document.body) return true;
  return target.closest('[role="feed"], [data-keys]') !== null && !(target instanceof HTMLInputElement);
}
