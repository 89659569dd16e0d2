import { formatCountOf } from '#/lib/record/words/phrase.ts';

/** Words of a section that is limited by codes. */
export const codedSectionWords = {
  /** `entries`: of its categories, whatever their codes. */
  none: (entries: number): string =>
    entries === 0 ? 'None with these codes.' : `None with these codes among ${formatCountOf(entries, 'entry', 'entries')}.`,
  /** No sentence begins with "No" or "None" while a source may hold more (H05). */
  incomplete: (sources: number, unreadable: string | undefined): string =>
    [
      'Nothing received with these codes',
      ...(sources > 0 ? [`${formatCountOf(sources, 'source', 'sources')} may hold some`] : []),
      ...(unreadable === undefined ? [] : [unreadable]),
    ].join('; ') + '.',
  withoutCode: (entries: number): string => `${formatCountOf(entries, 'entry has', 'entries have')} no code: look in the list.`,
} as const;
