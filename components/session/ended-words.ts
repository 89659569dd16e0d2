import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { EndWords } from './fault-words.ts';
import { endWords } from './words.ts';

/** The words of a record that may not be seen, or of which nothing came (H33); undefined while it can be shown. */
export function endedWords({ connection, sources }: Timeline): EndWords | undefined {
  switch (connection.state) {
    case 'expired':
      return endWords.closed(connection.why);
    case 'wrong-patient':
      return endWords.wrongPatient;
    case 'outdated':
      return endWords.outdated;
    case 'lost':
    case 'closed':
      return sources.size === 0 ? endWords.notAvailable : undefined;
    default:
      return undefined;
  }
}
