import { CautionMark } from '#/components/entry/caution-mark.tsx';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { flagSign } from '#/components/entry/flag.tsx';
import { valueParts } from '#/components/entry/measured.ts';
import { flagWords } from '#/components/entry/measured-words.ts';
import { useStandingWords } from '#/components/entry/notices-context.ts';
import { paperRowWords } from './words.ts';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { lineDate } from './line-date.ts';
import type { PaperLine } from './paper-blocks.ts';

interface Props {
  readonly line: PaperLine;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
}

/** A line of a block on paper: nothing shortened, each differing value with its source on lines of their own. */
export function SummaryPaperLine({ line, sources, locale }: Props) {
  const { lead, conflicts } = line.group;
  const parts = [
    ...headsOfGroup(line.group).map(({ words }) => partWords.partOf(words)),
    lead.detail,
    lead.comment && listWords.comment(lead.comment),
    line.note,
  ];
  return (
    <li className="paper-line">
      <div className="paper-words">
        {useStandingWords(lead)}
        <LineValue line={line} /> {parts.filter(Boolean).join(' · ')}
        {conflicts.map(({ field, values }) => (
          <div key={field} className="paper-differs">
            {paperRowWords.differs(
              field,
              values.map(({ source, value }) => paperRowWords.valueAt(value, sources.get(source)?.name ?? source)).join('; '),
            )}
          </div>
        ))}
        {lead.withheld ? <div>{lead.withheld.text}</div> : undefined}
      </div>
      <span className="paper-day">{lineDate(lead, locale)}</span>
      <span className="paper-codes">
        {pickSources(line.group.sources, sources).map((source) => (
          <SourceBadge key={source.id} source={source} />
        ))}
      </span>
    </li>
  );
}

/** Title and value; a result that is one number stands in columns. */
function LineValue({ line: { group, isResult } }: Pick<Props, 'line'>) {
  const { lead, cautions } = group;
  const { body } = lead;
  if (!isResult || body.shape !== 'measurement' || body.components.length > 0 || body.measurement.value?.type !== 'quantity') {
    return (
      <>
        <b>{lead.title}</b> <EntryValue entry={lead} cautions={cautions} whole />
      </>
    );
  }
  const { value, unit } = valueParts(body.measurement.value);
  const flag = resultFlag(body.measurement);
  return (
    <>
      <span className="paper-result">
        <b>{lead.title}</b>
        <b className="paper-number">{value}</b>
        <span>{unit}</span>
        <b>{flag ? `${flagSign(flag)} ${flagWords(flag)}` : body.measurement.interpretation?.text}</b>
      </span>
      {cautions.map((caution) => (
        <CautionMark key={JSON.stringify(caution)} caution={caution} whole />
      ))}
    </>
  );
}
