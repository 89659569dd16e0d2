'use client';
import { useEffect, useRef, useState } from 'react';

/**
 * A polite live region that speaks at most once in `everyMs`, always with the newest words
 * (WCAG 4.1.3: sources arriving must not talk over the reader).
 */
export function Announcer({ text, everyMs = 5_000 }: { readonly text: string; readonly everyMs?: number }) {
  const [announcement, setAnnouncement] = useState('');
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + everyMs - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setAnnouncement(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, everyMs]);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {announcement}
    </div>
  );
}
