'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and while hydrating: the server's HTML must hold no `style` (CSP). */
export function useMounted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
