import { foldedWords } from '#/components/entry/fold-text.ts';
import { speakDates } from '#/lib/record/dates/spoken-dates.ts';
import { type Notice, noticeText } from '#/lib/record/decisions/notice.ts';
import { formatList } from '#/lib/record/words/phrase.ts';

/** A notice as it is said, for the name of its button: every date with its year, sources by name (H38). */
export function spokenNotice(notice: Notice, locale: string): string {
  const words = [foldedWords(noticeText(notice)), formatList(notice.sources.map(({ name }) => name))];
  return speakDates(
    words
      .filter((part) => part !== '')
      .join(', ')
      .replaceAll(' · ', ', '),
    locale,
  );
}
