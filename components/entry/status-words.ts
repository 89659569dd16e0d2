import { capitalise } from '#/lib/record/words/phrase.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** "entered-in-error" → "Entered in error": the source's own code, only easier to read. */
export function statusText(code: string): string {
  return capitalise(code.replaceAll('-', ' '));
}

/** Statuses that add nothing on a row. */
const plainStatuses = new Set(['active', 'completed', 'final', 'current', 'finished', 'confirmed']);

/** The status to show on a row; undefined when it adds nothing. Summaries send "no known medications" with the status "unknown". */
export function notableStatus(entry: TimelineEntry): string | undefined {
  const codes = [entry.clinicalStatus, entry.verificationStatus, entry.status];
  const statesNone = entry.assertion === 'none-known' || entry.assertion === 'not-known';
  const notable = codes.find((code) => code !== undefined && !plainStatuses.has(code) && !(statesNone && code === 'unknown'));
  return notable === undefined ? undefined : statusText(notable);
}

/** The status that adds nothing on a row, for a column that every row fills; undefined beside a value, a file or a notable status. */
export function plainStatus(entry: TimelineEntry): string | undefined {
  const { body, clinicalStatus, status, withheld, assertion, category } = entry;
  const isStated = body.shape === 'measurement' || body.shape === 'attachments' || withheld !== undefined || assertion === 'removed';
  if (isStated || notableStatus(entry) !== undefined || category === 'imaging') return undefined;
  const code = clinicalStatus ?? status;
  return code === undefined || !plainStatuses.has(code) ? undefined : statusText(code);
}

/** All statuses, verbatim, each with its label (H12). */
export function statusFacts(entry: TimelineEntry): readonly { readonly label: string; readonly value: string }[] {
  return [
    { label: 'Status', value: entry.status },
    { label: 'Clinical status', value: entry.clinicalStatus },
    { label: 'Verification', value: entry.verificationStatus },
  ].flatMap(({ label, value }) => (value ? [{ label, value: statusText(value) }] : []));
}
