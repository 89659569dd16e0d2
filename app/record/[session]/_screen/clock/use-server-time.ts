'use client';
import { useEffect, useState } from 'react';

const everyMs = 15_000;

/** The server's clock (ISO 8601 instant), carried on by this browser's: ages and "as of" never depend on a workstation's own date. */
export function useServerTime(helloAt: string): string {
  const [serverTime, setServerTime] = useState(helloAt);
  useEffect(() => {
    const [from, began] = [Date.parse(helloAt), performance.now()];
    setServerTime(helloAt);
    const timer = setInterval(() => setServerTime(new Date(from + performance.now() - began).toISOString()), everyMs);
    return () => clearInterval(timer);
  }, [helloAt]);
  return serverTime;
}
