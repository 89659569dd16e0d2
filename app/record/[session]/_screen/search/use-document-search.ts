'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { readPdfText } from '#/components/documents/read-pdf-text.ts';
import { readDocumentTexts } from '#/lib/queries/read-document-texts.ts';
import { type FileReading, type FileReadings, noReadings } from '#/lib/record/search/file-readings.ts';
import type { FileOfSearch } from '#/lib/record/search/files-of-search.ts';
import { mostSearchedDocuments } from '#/lib/record/search/document-text.ts';

/** A press that is under way. */
export interface DocumentProgress {
  readonly done: number;
  readonly of: number;
}

export interface DocumentSearch {
  readonly readings: FileReadings;
  readonly progress: DocumentProgress | undefined;
  /** Fetches the first of these files, as many as a press may. */
  readonly begin: (files: readonly FileOfSearch[]) => void;
  readonly stop: () => void;
}

/**
 * Reads the text inside documents when the reader presses for it. Texts are state of the record's page, and go with it; leaving the search
 * stops what is under way and keeps what was read.
 */
export function useDocumentSearch(session: string, isSearching: boolean): DocumentSearch {
  const [readings, setReadings] = useState(noReadings);
  const [progress, setProgress] = useState<DocumentProgress>();
  const running = useRef<AbortController>(undefined);
  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setProgress(undefined);
  }, []);
  const begin = useCallback(
    (files: readonly FileOfSearch[]) => {
      const names = files.slice(0, mostSearchedDocuments).map(({ name }) => name);
      const left = new AbortController();
      running.current?.abort();
      running.current = left;
      setProgress({ done: 0, of: names.length });
      const onRead = (name: string, reading: FileReading) => {
        setReadings((before) => new Map(before).set(name, reading));
        setProgress((before) => before && { ...before, done: before.done + 1 });
      };
      void readDocumentTexts(session, names, { signal: left.signal, readPdf: readPdfText, onRead }).then(
        () => left.signal.aborted || stop(),
      );
    },
    [session, stop],
  );
  useEffect(() => {
    if (!isSearching) stop();
  }, [isSearching, stop]);
  useEffect(() => () => running.current?.abort(), []);
  return useMemo(() => ({ readings, progress, begin, stop }), [readings, progress, begin, stop]);
}
