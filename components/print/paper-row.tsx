import { alsoAtSpoken } from '#/components/entry/also-at/also-at-words.ts';
import { useHiddenHolders } from '#/components/entry/also-at/holders-context.ts';
import { CautionMark } from '#/components/entry/caution-mark.tsx';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { rangesText } from '#/components/entry/measured.ts';
import { useStandingWords } from '#/components/entry/notices-context.ts';
import { useMisappliedWords } from '#/components/entry/scores/score-reader.ts';
import { namedDates } from '#/components/entry/date-words.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { holdersWords, partWords } from '#/lib/record/merge/words.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { partLines } from './part-lines.ts';
import { paperRowWords } from './words.ts';

interface Props {
  readonly row: Row;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
}

/** A row on paper: nothing shortened, every part and every differing value printed. */
export function PaperRow({ row, sources, locale }: Props) {
  const { lead } = row.lead;
  const belongsTo = row.type === 'vitals' ? [] : headsOfGroup(row.lead).map(({ words }) => partWords.partOf(words));
  const standing = useStandingWords(lead);
  const alsoAt = useHiddenHolders(row.groups);
  const misapplied = useMisappliedWords(row.groups);
  const range = row.type !== 'vitals' && lead.body.shape === 'measurement' ? rangesText(lead.body.measurement) : undefined;
  return (
    <tr>
      <td>{lead.date ? formatClinicalDate(lead.date, locale) : listWords.noDate}</td>
      <td>
        {standing}
        {lead.assertion === 'removed' ? <s>{lead.title}</s> : <b>{row.type === 'vitals' ? listWords.vitalSigns : lead.title}</b>}{' '}
        {[
          misapplied,
          ...namedDates(lead, locale),
          lead.detail,
          lead.comment && listWords.comment(lead.comment),
          ...belongsTo,
          holdersWords(row.lead),
          alsoAtSpoken(alsoAt, sources),
        ]
          .filter(Boolean)
          .join(' · ')}
        {partLines(row, locale).map(({ key, text }) => (
          <div key={key} className="whitespace-pre-wrap">
            {text}
          </div>
        ))}
        {row.groups
          .flatMap((group) => conflictLines(group, sources))
          .map((line) => (
            <div key={line}>{line}</div>
          ))}
        {lead.withheld ? <div>{lead.withheld.text}</div> : undefined}
      </td>
      <td>
        <span className="row-value">
          {row.type === 'vitals' ? (
            row.cautions.map((caution) => <CautionMark key={JSON.stringify(caution)} caution={caution} whole />)
          ) : (
            <EntryValue entry={lead} cautions={row.cautions} whole />
          )}
        </span>
        {range && !lead.detail?.includes(range) ? <div>{listWords.reference(range)}</div> : undefined}
      </td>
      <td className="text-right">
        {pickSources(row.sources, sources).map((source) => (
          <span key={source.id}>
            <SourceBadge source={source} />{' '}
          </span>
        ))}
      </td>
    </tr>
  );
}

function conflictLines(group: Group, sources: Props['sources']): readonly string[] {
  return group.conflicts.map(({ field, values }) =>
    paperRowWords.differs(
      field,
      values.map(({ source, value }) => paperRowWords.valueAt(value, sources.get(source)?.name ?? source)).join('; '),
    ),
  );
}
