import { conflictHead } from '#/components/entry/conflict-words.ts';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { entryWords } from '#/components/entry/words.ts';
import { lineDates } from '#/components/entry/date-words.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';

/** Words of an entry in one line, as rows draw them from the same parts: title, difference, value, dates, rest. */
export function EntryLine({ group, locale }: { readonly group: Group; readonly locale: string }) {
  const { lead } = group;
  const rest = [
    ...lineDates(lead, locale),
    ...headsOfGroup(group).map(({ words }) => partWords.partOf(words)),
    lead.detail && foldedWords(lead.detail),
    lead.comment && listWords.comment(lead.comment),
  ];
  return (
    <p>
      <b>{foldedWords(lead.title)}</b>
      {group.conflicts.length > 0 ? <b>≠ {conflictHead(group)}</b> : undefined}
      <EntryValue entry={lead} cautions={group.cautions.filter((caution) => !isInTitle(caution, lead.title))} />
      <span>{rest.filter(Boolean).join(' · ')}</span>
    </p>
  );
}

/** Tells whether the title begins with the caution itself: "Do not give: Ibuprofen". */
const isInTitle = ({ type }: EntryCaution, title: string): boolean =>
  (type === 'do-not-give' && title.startsWith(entryWords.doNotGive)) ||
  (type === 'do-not-perform' && title.startsWith(entryWords.doNotPerform));
