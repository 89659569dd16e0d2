'use client';
import type { ReactNode } from 'react';
import { useMounted } from '#/components/ui/use-mounted.ts';
import { LiveRecord } from './live-record.tsx';

interface Props {
  readonly session: string;
  readonly children: ReactNode;
}

/** Drawn by the browser alone: the server's page is the same for every patient, and has no `style` that its CSP would refuse. */
export function RecordScreen({ session, children }: Props) {
  if (!useMounted()) return <p className="m-0 p-6 text-block">Opening the shared record…</p>;
  return <LiveRecord session={session}>{children}</LiveRecord>;
}
