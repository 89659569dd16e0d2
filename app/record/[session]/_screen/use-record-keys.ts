'use client';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useKeys } from '#/components/keys/use-keys.ts';
import { useRecordActions, useRecordSettings } from './record-context.tsx';
import type { DialogName } from './record-dialogs.tsx';

/** The keys of a record (design §8). */
export function useRecordKeys(hasLetters: boolean, onDialog: (name: DialogName) => void): void {
  const { session } = useRecordSettings();
  const { change, open, list } = useRecordActions();
  const router = useRouter();
  const keys = useMemo(() => {
    const base = `/record/${session}`;
    return new Map<string, () => void>([
      ['j', () => list.current?.move(1)],
      ['k', () => list.current?.move(-1)],
      ['o', () => change({ type: 'others-only' })],
      ['t', () => router.push(`${base}/timeline`)],
      ['s', () => router.push(base)],
      ['a', () => router.push(`${base}/allergies`)],
      ['n', focusSince],
      ['?', () => onDialog('keys')],
      ['Escape', () => open(undefined)],
    ]);
  }, [session, change, open, list, router, onDialog]);
  useKeys(keys, hasLetters);
}

/** Focuses the last contact with one's own organisation where there is one, else the first preset: Enter takes it. */
function focusSince() {
  const choice = document.querySelector<HTMLElement>('[data-since-contact]') ?? document.querySelector<HTMLElement>('[data-since]');
  choice?.focus();
}
