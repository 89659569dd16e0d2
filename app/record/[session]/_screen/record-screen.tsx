'use client';
import { type ReactNode, useSyncExternalStore } from 'react';
import { LiveRecord } from './live-record.tsx';
import type { ExportRules } from './record-context.tsx';
import { screenWords } from './words.ts';

interface Props {
  readonly session: string;
  readonly exports: ExportRules;
  readonly children: ReactNode;
}

/** Drawn by the browser alone: the server's page is the same for every patient, and has no `style` that its CSP would refuse. */
export function RecordScreen({ session, exports, children }: Props) {
  if (!useMounted()) return <p className="m-0 p-6 text-block">{screenWords.opening}</p>;
  return (
    <LiveRecord session={session} exports={exports}>
      {children}
    </LiveRecord>
  );
}

const neverChanges = () => () => {};

/** False on the server and while hydrating: the server's HTML must hold no `style` (CSP). */
function useMounted(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
