import 'server-only';
import { toFhirRecord } from '#/lib/audit/model/fhir-record.ts';
import { config } from '#/lib/config/config.ts';
import type { AuditCriteria, AuditRow } from '#/lib/record/looks/audit-row.ts';
import { actText, purposeText } from '#/lib/record/looks/look-sentence.ts';
import { outcomeWords, sourceStateWords } from '#/lib/record/looks/words.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { csvTable } from './csv-table.ts';
import { foldLooks } from './fold-looks.ts';
import { noteExport } from './note-export.ts';
import { fittingEvents, type FittingEvent, type FittingEvents } from './search-audit.ts';
import { auditSentences, csvHeadings } from './words.ts';

export type ExportFormat = 'csv' | 'ndjson';

export type AuditFile = { readonly state: 'file'; readonly response: Response } | { readonly state: 'unread'; readonly why: string };

/** Makes a file of the events of a search, written down before it leaves; never of a part of them. */
export async function exportAudit(officer: ViewerSession, criteria: AuditCriteria, format: ExportFormat): Promise<AuditFile> {
  const matches = await fittingEvents(officer, { criteria, use: 'export', purpose: 'HCOMPL' });
  if (!matches.ok) return { state: 'unread', why: matches.why };
  if (!matches.isWhole) return { state: 'unread', why: auditSentences.notExported };
  // A table can say what it lacks; a file of events cannot.
  if (format === 'ndjson' && matches.unreadable > 0) return { state: 'unread', why: auditSentences.notInFile(matches.unreadable) };
  const [text, count] = format === 'csv' ? csvOf(matches, criteria) : ndjsonOf(matches.fitting);
  const isNoted = await noteExport(officer, criteria, { format, count, purpose: 'HCOMPL' });
  if (!isNoted) return { state: 'unread', why: auditSentences.unwritten };
  const type = format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/fhir+ndjson';
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="audit-${criteria.from.slice(0, 10)}-to-${criteria.to.slice(0, 10)}.${format}"`,
    'Cache-Control': 'no-store',
  };
  return { state: 'file', response: new Response(text, { headers }) };
}

/** Events as AuditEvents with their place in the chain, one a line: `npm run audit -- verify` reads them. */
const ndjsonOf = (fitting: readonly FittingEvent[]): readonly [text: string, count: number] => [
  fitting.map(({ record }) => `${JSON.stringify(toFhirRecord(record))}\n`).join(''),
  fitting.length,
];

function csvOf({ fitting, unreadable }: FittingEvents, { isEvery }: AuditCriteria): readonly [text: string, count: number] {
  const rows = foldLooks(
    fitting.map(({ event }) => event),
    config(),
    isEvery,
  );
  const lacking = unreadable === 0 ? [] : [['', '', auditSentences.unreadable(unreadable)]];
  const lines = [...rows.map(csvFields), ...lacking].map((fields) => csvHeadings.map((_, column) => fields[column] ?? ''));
  return [csvTable([csvHeadings, ...lines]), rows.length];
}

function csvFields({ at, action, person, purpose, patient, sources, outcome, detail, facts, id }: AuditRow): readonly string[] {
  return [
    at,
    action,
    actText(action),
    person?.name ?? '',
    person?.id ?? '',
    person?.issuer ?? '',
    person?.role ?? '',
    person?.organisation ?? '',
    person?.organisationName ?? '',
    purposeText(purpose),
    patient.map(({ label, value }) => `${label} ${value}`.trim()).join('; '),
    sources.map(({ name, state }) => `${name}: ${sourceStateWords[state]}`).join('; '),
    outcomeWords[outcome],
    detail,
    facts.map(([name, value]) => `${name}: ${value}`).join('; '),
    id,
  ];
}
