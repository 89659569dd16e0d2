import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { Ended } from './use-session-end.ts';

/** When nothing of the record may be seen, or nothing of it came (H33). */
export function endedWords({ connection, sources }: Timeline): Ended | undefined {
  switch (connection.state) {
    case 'expired':
      return { title: 'This record is closed', text: connection.why };
    case 'wrong-patient':
      return {
        title: 'This page was closed for safety',
        text: 'An answer came for another patient than the one opened here. Nothing of it was shown. Open the record again from where you started.',
      };
    case 'outdated':
      return { title: 'This page is out of date', text: 'The service was renewed since this page was opened. Reload it to go on.' };
    case 'lost':
    case 'closed':
      return sources.size === 0
        ? { title: 'The shared record is not available', text: 'Nothing is known from here; use other means.' }
        : undefined;
    default:
      return undefined;
  }
}
