'use client';
import { useEffect, useState } from 'react';

const everyMs = 15_000;

/** The server's clock, carried on by this browser's: ages and "as of" never depend on a workstation's own date. */
export function useServerNow(helloAt: string): string {
  const [now, setNow] = useState(helloAt);
  useEffect(() => {
    const [from, began] = [Date.parse(helloAt), performance.now()];
    setNow(helloAt);
    const timer = setInterval(() => setNow(new Date(from + performance.now() - began).toISOString()), everyMs);
    return () => clearInterval(timer);
  }, [helloAt]);
  return now;
}
