import { localDays } from '#/lib/record/dates/local-days.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { pregnanciesOf } from './observed-in.ts';
import type { ScoreReader } from './score-use.ts';

/** Person whose scores a record has, whatever is ticked. `serverTime`: ISO 8601 instant. */
export function scoreReaderOf(timeline: Timeline, serverTime: string): ScoreReader {
  const locale = timeline.hello?.locale ?? 'en-GB';
  return {
    locale,
    today: localDays(serverTime, 'second', locale)?.last ?? 0,
    birthDate: timeline.patient?.identity.birthDate,
    pregnancies: pregnanciesOf(timeline),
  };
}
