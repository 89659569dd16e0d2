'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and while hydrating: what sets `style` must not be in the server's HTML (CSP). */
export function useMounted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
