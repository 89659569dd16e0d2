'use client';
import { useRef, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { type CopiedFrom, copiedText } from './copied-text.ts';
import { copyWords } from './words.ts';

interface Props extends CopiedFrom {
  /** Has the copy written down; false: it could not be, and nothing is copied. */
  readonly onRecord: () => Promise<boolean>;
}

/** Copies the text of the opened entry as the reader sees it, its part `data-copied`; only where the deployment allows copying. */
export function CopyButton({ onRecord, ...from }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    const entry = place.current?.closest('article')?.querySelector<HTMLElement>('[data-copied]');
    const text = copiedText(entry?.innerText ?? '', from);
    const recorded = onRecord();
    try {
      // The clipboard waits for the audit; a browser lets a press reach it only at once.
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': recorded.then((isWritten) => onlyIf(isWritten, text)) })]);
      setOutcome(copyWords.copied);
    } catch {
      setOutcome((await recorded) ? copyWords.failed : copyWords.unrecorded);
    }
  };
  return (
    <span ref={place} className="inline-flex flex-wrap items-baseline gap-x-2">
      <LinkButton onPress={() => void copy()}>{copyWords.copy}</LinkButton>
      <span role="status" className="text-detail text-muted">
        {outcome}
      </span>
    </span>
  );
}

function onlyIf(isWritten: boolean, text: string): Blob {
  if (!isWritten) throw new Error('The copy could not be written down.');
  return new Blob([text], { type: 'text/plain' });
}
