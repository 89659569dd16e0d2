'use client';
import { useEffect } from 'react';
import { renewFinder } from '#/lib/queries/renew-session.ts';

/** Ends what a reader left open whose last tab was closed before the session's end: the first page of ours that is opened since asks. */
export function EndLeftSession() {
  useEffect(() => void renewFinder(), []);
  return undefined;
}
