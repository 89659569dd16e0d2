import { vi } from 'vitest';

/** Keeps what a test writes to standard error from there, and returns the operator's lines so far, without their time. */
export function catchOperatorLines(): () => readonly Readonly<Record<string, unknown>>[] {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  return () =>
    written.mock.calls.map(([text]) => {
      const { time: _, ...facts } = JSON.parse(String(text)) as Readonly<Record<string, unknown>>;
      return facts;
    });
}
