import { sessionLocks, underLock } from '#/lib/queries/session-locks.ts';
import type { AuditCriteria, AuditedPatientKey, AuditRow, TrailProof } from '#/lib/record/looks/audit-row.ts';
import type { UseFigures } from '#/lib/record/looks/use-figures.ts';

/** Answers that hold nothing: `why` is a sentence of the server, absent where the connection was lost. */
export type NoAnswer =
  | { readonly state: 'unread'; readonly why?: string | undefined }
  | { readonly state: 'signed-out' }
  | { readonly state: 'not-officer' };

/** Answer of `POST /audit/search`. */
export interface SearchedAudit {
  readonly state: 'read';
  readonly rows: readonly AuditRow[];
  readonly count: number;
  readonly notices: readonly string[];
  readonly isWhole: boolean;
}

/** Answer of `POST /audit/extract/looks`. */
export interface PatientExtract {
  readonly state: 'read';
  readonly patient: { readonly label: string; readonly value: string };
  readonly looks: readonly AuditRow[];
  readonly technicalEvents: number;
  readonly proof: TrailProof;
  readonly from: string;
  readonly to: string;
}

export type CountedUse = { readonly state: 'read' } & UseFigures;

export const searchAuditTrail = (criteria: AuditCriteria): Promise<SearchedAudit | NoAnswer> =>
  askFor<SearchedAudit>('/audit/search', criteria);

export const makeExtract = (body: {
  readonly from: string;
  readonly to: string;
  readonly patient: AuditedPatientKey;
}): Promise<PatientExtract | NoAnswer> => askFor<PatientExtract>('/audit/extract/looks', body);

export const countExchangeUse = (body: {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}): Promise<CountedUse | NoAnswer> => askFor<CountedUse>('/audit/use/figures', body);

/** Takes a file of the events to the reader's own computer; the page keeps none of it. */
export async function saveAuditFile(criteria: AuditCriteria, format: 'csv' | 'ndjson'): Promise<{ readonly state: 'saved' } | NoAnswer> {
  const response = await post('/audit/export', { ...criteria, format });
  const disposition = response?.headers.get('Content-Disposition');
  if (!response || disposition === null || disposition === undefined) return noAnswer(await bodyOf(response));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = /filename="([^"]+)"/.exec(disposition)?.[1] ?? `audit.${format}`;
  link.click();
  URL.revokeObjectURL(address);
  return { state: 'saved' };
}

async function askFor<Answer extends { readonly state: 'read' }>(path: string, body: object): Promise<Answer | NoAnswer> {
  const answer = await bodyOf(await post(path, body));
  return isStated(answer) && answer.state === 'read' ? (answer as Answer) : noAnswer(answer);
}

function noAnswer(answer: unknown): NoAnswer {
  if (!isStated(answer)) return { state: 'unread' };
  if (answer.state === 'signed-out' || answer.state === 'not-officer') return { state: answer.state };
  return { state: 'unread', why: 'why' in answer && typeof answer.why === 'string' ? answer.why : undefined };
}

const bodyOf = async (response: Response | undefined): Promise<unknown> => response?.json().catch(() => undefined);

/** Undefined where the connection was lost. The answer may write the viewer's cookie, as other requests do. */
const post = (path: string, body: object): Promise<Response | undefined> =>
  underLock(sessionLocks.writes, { mode: 'shared' }, () =>
    fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
      body: JSON.stringify(body),
      cache: 'no-store',
    }),
  ).catch(() => undefined);

const isStated = (answer: unknown): answer is { readonly state: string } =>
  typeof answer === 'object' && answer !== null && 'state' in answer && typeof answer.state === 'string';
