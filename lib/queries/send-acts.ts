import type { ReaderAct } from '#/lib/record/list/reader-act.ts';

/** `unwritten`: the audit did not take them, or no answer came; what they announce must not be done. */
export type ActsWritten = 'written' | 'refused' | 'over' | 'unwritten';

/**
 * Sends what the reader did to the audit. Never throws.
 * @param isLast the page is about to go: the browser finishes the request without it
 */
export async function sendActs(session: string, acts: readonly ReaderAct[], isLast = false): Promise<ActsWritten> {
  try {
    const { status } = await fetch(`/record/${encodeURIComponent(session)}/acts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
      body: JSON.stringify(acts),
      cache: 'no-store',
      ...(isLast && { keepalive: true }),
    });
    if (status === 200) return 'written';
    if (status === 403) return 'refused';
    return status === 401 ? 'over' : 'unwritten';
  } catch {
    return 'unwritten';
  }
}
