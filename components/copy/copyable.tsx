'use client';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { type CopiedFrom, copiedText } from './copied-text.ts';
import { copyWords } from './words.ts';

interface Props extends CopiedFrom {
  readonly children: ReactNode;
}

/** An entry with a button below that copies its text as the reader sees it; only where the deployment allows copying. */
export function Copyable({ children, ...from }: Props) {
  const entry = useRef<HTMLDivElement>(null);
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(copiedText(entry.current?.innerText ?? '', from));
      setOutcome(copyWords.copied);
    } catch {
      setOutcome(copyWords.failed);
    }
  };
  return (
    <>
      <div ref={entry}>{children}</div>
      <div className="flex flex-wrap items-center gap-3 px-4 pb-4">
        <Button onPress={() => void copy()}>{copyWords.copy}</Button>
        <span role="status" className="text-detail text-muted">
          {outcome}
        </span>
      </div>
    </>
  );
}
