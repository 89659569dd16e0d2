'use client';
import { useRef, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { type CopiedFrom, copiedText } from './copied-text.ts';
import { copyWords } from './words.ts';

/** Copies the text of the opened entry as the reader sees it, its part `data-copied`; only where the deployment allows copying. */
export function CopyButton(from: CopiedFrom) {
  const place = useRef<HTMLSpanElement>(null);
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    const entry = place.current?.closest('article')?.querySelector<HTMLElement>('[data-copied]');
    try {
      await navigator.clipboard.writeText(copiedText(entry?.innerText ?? '', from));
      setOutcome(copyWords.copied);
    } catch {
      setOutcome(copyWords.failed);
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
