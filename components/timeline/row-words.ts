import { namedDates } from '#/components/entry/date-words.ts';
import { flagSign } from '#/components/entry/flag.tsx';
import { rangesText, valueText } from '#/components/entry/measured.ts';
import type { PanelRow, Row } from '#/lib/record/arrangement.ts';
import type { Group } from '#/lib/record/group.ts';
import { sameWords } from '#/lib/record/merge-duplicates.ts';
import type { PublicSource } from '#/lib/record/public-source.ts';
import type { TimelineEntry } from '#/lib/record/timeline-entry.ts';

export type SourceNames = ReadonlyMap<string, PublicSource>;

/** "5 mg at RS, 10 mg at CH": every value of every field that differs; never shortened. */
export function conflictText(group: Group, sources: SourceNames): string {
  const code = (id: string) => sources.get(id)?.code ?? id;
  return group.conflicts.map(({ values }) => values.map(({ source, value }) => `${value} at ${code(source)}`).join(', ')).join('; ');
}

/** "Dose differs" · "Dose and status differ" */
export function conflictHead(group: Group): string {
  const fields = group.conflicts.map(({ field }, index) => (index === 0 ? field : field.toLocaleLowerCase()));
  return fields.length === 1 ? `${fields[0] ?? ''} differs` : `${fields.slice(0, -1).join(', ')} and ${fields.at(-1) ?? ''} differ`;
}

/** What the row says it is; a set of vital signs has no name of its own. */
export function rowTitle(row: Row): string {
  return row.type === 'vitals' ? 'Vital signs' : row.lead.lead.title;
}

/** The muted rest of a row's line. */
export function detailText(row: Row, locale: string): string {
  const { lead } = row.lead;
  const parts = [...shapeWords(row), row.type === 'vitals' ? undefined : lead.detail, ...namedDates(lead, locale), sameWords(row.lead)];
  return [...new Set(parts.filter((part) => part !== undefined && part !== ''))].join(' · ');
}

function shapeWords(row: Row): readonly (string | undefined)[] {
  const { body } = row.lead.lead;
  switch (row.type) {
    case 'panel':
      return [panelWords(row)];
    case 'vitals':
      return [row.groups.map(({ lead }) => memberText(lead)).join('; ')];
    case 'issues':
      return [`issued ${row.groups.length} times this month`];
    case 'single':
      if (body.shape !== 'measurement') return [];
      return [body.measurement.ranges.length > 0 ? `ref ${rangesText(body.measurement) ?? ''}` : undefined, body.specimen];
  }
}

/** "15 tests; Hb 104 ▼, Plt 128 ▼" */
function panelWords({ results, outside }: PanelRow): string {
  const tests = `${results.length} ${results.length === 1 ? 'test' : 'tests'}`;
  const named = outside.map(({ group, flag }) => `${memberText(group.lead)} ${flagSign(flag)}`);
  return named.length > 0 ? `${tests}; ${named.join(', ')}` : tests;
}

/** "Hb 104 g/L" */
export function memberText(entry: TimelineEntry): string {
  if (entry.body.shape !== 'measurement') return entry.title;
  const { measurement, components } = entry.body;
  const parts = measurement.value || components.length === 0 ? [valueText(measurement)] : components.map((part) => `${part.code.text} ${valueText(part)}`);
  return `${entry.title} ${parts.join(', ')}`;
}
