'use client';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useKeys } from '#/components/keys/use-keys.ts';
import type { RecordValue } from './record-context.tsx';
import type { DialogName } from './record-dialogs.tsx';

/** The letter keys of a record (design §8). */
export function useRecordKeys(
  { session, control, open, selected, list }: RecordValue,
  letters: boolean,
  onDialog: (name: DialogName) => void,
): void {
  const router = useRouter();
  const keys = useMemo(() => {
    const base = `/record/${session}`;
    return new Map<string, () => void>([
      ['j', () => list.current?.move(1)],
      ['k', () => list.current?.move(-1)],
      ['o', control.othersOnly],
      ['t', () => router.push(`${base}/timeline`)],
      ['s', () => router.push(base)],
      ['a', () => router.push(`${base}/allergies`)],
      ['n', focusSince],
      ['?', () => onDialog('keys')],
      ['Escape', () => selected !== undefined && open(undefined)],
    ]);
  }, [session, control, open, selected, list, router, onDialog]);
  useKeys(keys, letters);
}

/** The last contact with one's own organisation where there is one, else the first preset: Enter takes it. */
function focusSince() {
  const choice = document.querySelector<HTMLElement>('[data-since-contact]') ?? document.querySelector<HTMLElement>('[data-since]');
  choice?.focus();
}
