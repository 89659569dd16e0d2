'use client';
import { useRouter } from 'next/navigation';
import { useMemo, useTransition } from 'react';
import { useKeys } from '#/components/keys/use-keys.ts';
import { useRecordActions, useRecordSettings } from './record-context.tsx';
import { focusSince } from '#/components/filters/focus-since.ts';
import type { DialogName } from './late/record-dialogs.tsx';

/** Keys that act on the list or the filters of a page. */
const ofPage = new Set(['j', 'k', 'n']);

/** The keys of a record (design §8). */
export function useRecordKeys(hasLetters: boolean, onDialog: (name: DialogName) => void): void {
  const { session } = useRecordSettings();
  const { change, open, list } = useRecordActions();
  const router = useRouter();
  const [isOpening, startOpening] = useTransition();
  const keys = useMemo(() => {
    const base = `/record/${session}`;
    const openPage = (path: string) => startOpening(() => router.push(`${base}${path}`));
    return new Map<string, () => void>([
      ['j', () => list.current?.move(1)],
      ['k', () => list.current?.move(-1)],
      ['o', () => change({ type: 'others-only' })],
      ['t', () => openPage('/timeline')],
      ['s', () => openPage('')],
      ['r', () => openPage('/results')],
      ['m', () => openPage('/medications')],
      ['a', () => openPage('/allergies')],
      ['n', () => (focusSince() ? undefined : onDialog('since'))],
      ['/', focusSearch],
      ['?', () => onDialog('keys')],
      ['Escape', () => open(undefined)],
    ]);
  }, [session, change, open, list, router, onDialog]);
  useKeys(keys, { letters: hasLetters, isOpening, ofPage });
}

function focusSearch() {
  document.querySelector<HTMLElement>('.search-field > input')?.focus();
}
