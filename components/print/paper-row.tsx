import { EntryValue } from '#/components/entry/entry-value.tsx';
import { SourceBadge } from '#/components/entry/source-badge.tsx';
import { rangesText, valueText } from '#/components/entry/measured.ts';
import { namedDates } from '#/components/entry/date-words.ts';
import type { Row } from '#/lib/record/arrangement.ts';
import { formatClinicalDate } from '#/lib/record/format-date.ts';
import type { Group } from '#/lib/record/group.ts';
import { sameWords } from '#/lib/record/merge-duplicates.ts';
import type { PublicSource } from '#/lib/record/public-source.ts';
import { resultFlag } from '#/lib/record/result-flag.ts';
import type { TimelineEntry } from '#/lib/record/timeline-entry.ts';

interface Props {
  readonly row: Row;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
}

/** A row on paper: nothing shortened, every part and every differing value printed. */
export function PaperRow({ row, sources, locale }: Props) {
  const { lead } = row.lead;
  const parts = row.type === 'panel' ? row.results : row.type === 'vitals' ? row.groups : row.groups.slice(1);
  return (
    <tr>
      <td>{lead.date ? formatClinicalDate(lead.date, locale) : 'No date'}</td>
      <td>
        {lead.assertion === 'removed' ? <s>{lead.title}</s> : <b>{row.type === 'vitals' ? 'Vital signs' : lead.title}</b>} {[...namedDates(lead, locale), lead.detail, sameWords(row.lead)].filter(Boolean).join(' · ')}
        {parts.map((part) => (
          <div key={part.id}>{row.type === 'issues' && part.lead.date ? `${formatClinicalDate(part.lead.date, locale)} ${partText(part)}` : partText(part)}</div>
        ))}
        {row.groups.flatMap((group) => conflictLines(group, sources)).map((line) => (
          <div key={line}>{line}</div>
        ))}
        {lead.withheld ? <div>{lead.withheld.text}</div> : undefined}
      </td>
      <td>
        <span className="row-value">
          {row.type === 'vitals' ? undefined : <EntryValue entry={lead} cautions={row.cautions} />}
        </span>
        {row.type === 'single' && lead.body.shape === 'measurement' && rangesText(lead.body.measurement) ? <div>ref {rangesText(lead.body.measurement)}</div> : undefined}
      </td>
      <td className="text-right">
        {row.sources.flatMap((id) => sources.get(id) ?? []).map((source) => (
          <span key={source.id}>
            <SourceBadge source={source} />{' '}
          </span>
        ))}
      </td>
    </tr>
  );
}

function partText({ lead }: Group): string {
  return lead.body.shape === 'measurement' ? measuredText(lead, lead.body) : lead.title;
}

function measuredText(lead: TimelineEntry, body: Extract<TimelineEntry['body'], { shape: 'measurement' }>): string {
  const all = body.measurement.value || body.components.length === 0 ? [body.measurement] : body.components;
  const parts = all.map((part) => {
    const range = rangesText(part);
    const flag = resultFlag(part);
    const name = part === body.measurement ? lead.title : part.code.text;
    return [`${name} ${valueText(part)}`, flag?.words, range ? `(ref ${range})` : undefined].filter(Boolean).join(' ');
  });
  return parts.join(', ');
}

function conflictLines(group: Group, sources: Props['sources']): readonly string[] {
  return group.conflicts.map(({ field, values }) => `≠ ${field} differs: ${values.map(({ source, value }) => `${value} at ${sources.get(source)?.name ?? source}`).join('; ')}`);
}
