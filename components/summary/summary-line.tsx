import { conflictHead } from '#/components/entry/conflict-words.ts';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { entryWords } from '#/components/entry/words.ts';
import { lineDates } from '#/components/entry/date-words.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';

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

/** A line of a block: title, value or difference, dates, sources. */
export function SummaryLine({ group, sources, locale, selected, note, onOpen }: Props) {
  const { lead } = group;
  const holders = pickSources(group.sources, sources);
  return (
    <button
      type="button"
      aria-current={group.id === selected ? 'true' : undefined}
      onClick={() => onOpen(group.id)}
      className="grid min-h-(--row-min) w-full grid-cols-[1fr_auto] items-start gap-x-3 border-0 border-b border-solid border-line bg-transparent px-1 py-1.5 text-left text-row text-text hover:bg-sunken focus-visible:-outline-offset-2 aria-[current=true]:bg-selected"
    >
      <span className="min-w-0">
        <span className="flex flex-wrap gap-x-2">
          <span className={`font-semibold wrap-anywhere ${lead.forbids === undefined ? '' : 'text-danger'}`}>
            {foldedWords(lead.title)}
          </span>
          {group.conflicts.length > 0 ? <span className="font-semibold text-warning">≠ {conflictHead(group)}</span> : undefined}
          <EntryValue entry={lead} cautions={group.cautions.filter((caution) => !isInTitle(caution, lead.title))} />
        </span>
        <span className="block text-detail text-muted">
          {[
            ...lineDates(lead, locale),
            ...headsOfGroup(group).map(({ words }) => partWords.partOf(words)),
            lead.detail && foldedWords(lead.detail),
            lead.comment && listWords.comment(lead.comment),
            note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="pt-0.5">
        <SourceBadges sources={holders} locale={locale} />
      </span>
    </button>
  );
}

/** Tells whether the title begins with the caution itself: "Do not give: Ibuprofen". */
const isInTitle = ({ type }: EntryCaution, title: string): boolean =>
  (type === 'do-not-give' && title.startsWith(entryWords.doNotGive)) ||
  (type === 'do-not-perform' && title.startsWith(entryWords.doNotPerform));
