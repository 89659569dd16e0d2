'use client';
import { useEarlyEscape } from './use-early-escape.ts';

/** Stands for an overlay whose code is still loading: Escape closes it before it is there (H04). */
export function OpeningOverlay({ onClose }: { readonly onClose: () => void }) {
  useEarlyEscape(true, onClose);
  return undefined;
}
