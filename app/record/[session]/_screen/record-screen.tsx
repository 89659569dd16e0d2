'use client';
import { type ReactNode, useSyncExternalStore } from 'react';
import { LiveRecord } from './live-record.tsx';
import type { ExportRules } from './record-context.tsx';
import { OpeningFrame } from './opening-frame.tsx';

interface Props {
  readonly session: string;
  /** BCP 47 */
  readonly locale: string;
  readonly exports: ExportRules;
  readonly children: ReactNode;
}

/** The server paints the frame alone: the same for every patient, and without a `style` that its CSP would refuse. The browser draws the rest. */
export function RecordScreen({ session, locale, exports, children }: Props) {
  const opening = <OpeningFrame session={session} locale={locale} />;
  if (!useMounted()) return opening;
  return (
    <LiveRecord session={session} exports={exports} opening={opening}>
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
