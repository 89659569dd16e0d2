'use client';
import { useEffect, useState } from 'react';
import { fetchDocument, type OpenedDocument } from '#/lib/queries/fetch-document.ts';

export interface DocumentState {
  /** Undefined while the document is fetched. */
  readonly opened: OpenedDocument | undefined;
  readonly askAgain: () => void;
}

/** Fetches a document for as long as it is shown: nothing of it stays when the reader leaves. */
export function useDocument(session: string, name: string): DocumentState {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly opened: OpenedDocument }>();
  const [attempt, setAttempt] = useState(1);
  const key = `${name} ${attempt}`;
  useEffect(() => {
    const left = new AbortController();
    fetchDocument(session, name, left.signal).then(
      (opened) => left.signal.aborted || setAnswer({ key, opened }),
      () => undefined,
    );
    return () => left.abort();
  }, [session, name, key]);
  return { opened: answer?.key === key ? answer.opened : undefined, askAgain: () => setAttempt((tries) => tries + 1) };
}
