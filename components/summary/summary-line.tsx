import { AlsoAt } from '#/components/entry/also-at/also-at.tsx';
import { useHiddenHolders } from '#/components/entry/also-at/holders-context.ts';
import { conflictHead } from '#/components/entry/conflict-words.ts';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { entryWords } from '#/components/entry/words.ts';
import { lineDates } from '#/components/entry/date-words.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

interface Props {
  readonly group: Group;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  /** Id of the group that the drawer shows. */
  readonly selected: string | undefined;
  /** "older than 90 days" */
  readonly note: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** A line of a block: title, value, dates, sources; what differs on a second line. */
export function SummaryLine({ group, sources, locale, selected, note, onOpen }: Props) {
  const { lead } = group;
  const alsoAt = useHiddenHolders([group]);
  const rest = [
    ...headsOfGroup(group).map(({ words }) => partWords.partOf(words)),
    lead.detail && foldedWords(lead.detail),
    lead.comment && listWords.comment(lead.comment),
    note,
  ];
  return (
    <button
      type="button"
      aria-current={group.id === selected ? 'true' : undefined}
      aria-expanded={group.id === selected}
      onClick={() => onOpen(group.id)}
      className="summary-row"
    >
      <span className="summary-words">
        <span className={`font-semibold ${lead.forbids === undefined ? '' : 'text-danger'}`}>
          <Unbroken text={foldedWords(lead.title)} />
        </span>{' '}
        <EntryValue entry={lead} cautions={group.cautions.filter((caution) => !isInTitle(caution, lead.title))} />{' '}
        <span className="text-muted">
          <Unbroken text={rest.filter(Boolean).join(' · ')} />
        </span>{' '}
        <AlsoAt holders={alsoAt} sources={sources} whole />
      </span>
      <span className="summary-date">{lineDates(lead, locale).join(' · ')}</span>
      <span className="summary-badges">
        <SourceBadges sources={pickSources(group.sources, sources)} locale={locale} />
      </span>
      {group.conflicts.length > 0 ? <span className="summary-second font-semibold text-warning">{conflictHead(group)}</span> : undefined}
    </button>
  );
}

/** Tells whether the title begins with the caution itself: "Do not give: Ibuprofen". */
const isInTitle = ({ type }: EntryCaution, title: string): boolean =>
  (type === 'do-not-give' && title.startsWith(entryWords.doNotGive)) ||
  (type === 'do-not-perform' && title.startsWith(entryWords.doNotPerform));
