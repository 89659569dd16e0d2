import { conflictHead } from '#/components/entry/conflict-words.ts';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { spokenEntry } from '#/components/entry/speech/spoken-entry.ts';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { misappliedWords, useMisappliedWords, useScoreReader } from '#/components/entry/scores/score-reader.ts';
import { rangesText } from '#/components/entry/measured.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { formatRowDate } from '#/lib/record/dates/format-date.ts';
import type { SourceNames } from './row-words.ts';
import { timelineWords } from './words.ts';

interface Props {
  readonly row: Row;
  readonly sources: SourceNames;
  readonly locale: string;
  readonly selected: string | undefined;
  /** The row is the one that Tab reaches: its parts follow it. */
  readonly current: boolean;
  readonly onOpen: (id: string) => void;
}

/** Parts of a row, opened in place: the results of a report, a set of vital signs, the issues of a prescription. */
export function Members({ row, sources, locale, selected, current, onOpen }: Props) {
  const groups = row.type === 'panel' ? row.results : row.groups;
  const scored = useScoreReader();
  return (
    <ul className="m-0 list-none p-0" aria-label={timelineWords.parts}>
      {groups.map((group) => (
        <li key={group.id}>
          <button
            type="button"
            tabIndex={current ? 0 : -1}
            aria-label={spokenEntry(
              group,
              { sources, locale },
              { within: row.lead, rest: [misappliedWords([group], scored), rangeSpoken(group)] },
            )}
            aria-expanded={group.id === selected}
            className="member-row"
            aria-current={group.id === selected ? 'true' : undefined}
            onClick={() => onOpen(group.id)}
          >
            <MemberWords group={group} row={row} locale={locale} />
            <span className="row-value">
              {group.conflicts.length > 0 ? <span className="font-semibold text-warning">≠ {conflictHead(group)}</span> : undefined}
              <EntryValue entry={group.lead} cautions={group.cautions} />
            </span>
            <span className="row-badges max-sheet:hidden">
              <SourceBadges sources={pickSources(group.sources, sources)} locale={locale} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function rangeSpoken({ lead: { body } }: Group): string | undefined {
  const ranges = body.shape === 'measurement' ? rangesText(body.measurement) : undefined;
  return ranges === undefined ? undefined : timelineWords.referenceSpoken(ranges);
}

function MemberWords({ group, row, locale }: { readonly group: Group; readonly row: Row; readonly locale: string }) {
  const { lead } = group;
  const misapplied = useMisappliedWords([group]);
  const range = lead.body.shape === 'measurement' ? rangesText(lead.body.measurement) : undefined;
  const when = (row.type === 'issues' || row.type === 'vitals') && lead.date ? formatRowDate(lead.date, locale) : undefined;
  return (
    <span className="row-words">
      <span className="row-title">{foldedWords(lead.title)}</span>
      <span className="row-detail">
        {[
          row.type === 'vitals' ? when?.time : when?.day,
          misapplied,
          ...headsOfGroup(group, row.lead).map(({ words }) => partWords.partOf(words)),
          range ? listWords.reference(range) : undefined,
          lead.comment && listWords.comment(lead.comment),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}
