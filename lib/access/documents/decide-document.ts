import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { admit } from '#/lib/policy/decide.ts';
import { isOwnSource } from '#/lib/policy/model/agreement.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import { parseReference } from '#/lib/record/model/resource-reference.ts';
import { mayPass } from '#/lib/sources/http/may-pass.ts';
import type { FailureReason } from '#/lib/sources/http/source-failure.ts';
import { sourceNamed } from '#/lib/sources/network/member-source.ts';
import type { UseRefused } from '#/lib/access/limits/use-limits.ts';
import { useLimitWords } from '#/lib/access/limits/words.ts';
import type { ConsentAnswer } from '#/lib/access/request/check-consent.ts';
import type { DocumentName } from '#/lib/access/request/document-name.ts';
import type { TimelineRequest } from '#/lib/access/request/record-request.ts';
import type { DocumentAnswer, DocumentFault, DocumentRequest } from './document-answer.ts';
import { documentRefusals } from './words.ts';

/** Answer to a document beyond the limits of use (docs/decisions/0076). */
export const busyDocument = ({ of, retryAfter }: UseRefused): Extract<DocumentAnswer, { answer: 'busy' }> => ({
  answer: 'busy',
  why: `${useLimitWords.documents[of]} ${useLimitWords.again(retryAfter)}`,
  retryAfter,
});
const notShown = (why: string): DocumentAnswer => ({ answer: 'not-shown', why });
/** Not shown for what may pass: a log, a directory or a source that failed. */
export const notShownToday = (why: string, fault: DocumentFault): DocumentAnswer => ({ answer: 'not-shown', why, mayChange: true, fault });
export const failed = (why: string, step: DocumentFault['step'], failure: FailureReason): DocumentAnswer =>
  mayPass(failure) ? notShownToday(why, { step, failure }) : { answer: 'not-shown', why, fault: { step, failure } };

/** Locates the source and resource of a document; undefined for an entry whose made-up id cannot be read again. */
export async function locateDocument(
  { entry }: DocumentName,
  request: TimelineRequest,
  signal: AbortSignal,
): Promise<Pick<DocumentRequest, 'source' | 'reference'> | undefined> {
  const bar = entry.indexOf('|');
  const reference = parseReference(entry.slice(bar + 1));
  if (bar === -1 || reference?.kind !== 'literal' || reference.base !== '') return undefined;
  const source = await sourceNamed(entry.slice(0, bar), request.config, signal);
  return source && { source, reference };
}

/** Refusal known before the source is queried; undefined when the document may be read. */
export function decideBeforeReading(
  { session }: TimelineRequest,
  source: SourceConfig,
  policy: PolicyRequest,
  consent: ConsentAnswer,
): DocumentAnswer | undefined {
  if (session.rejected.includes(source.id)) return notShown(documentRefusals.rejected);
  if (consent.state === 'unknown' && !isOwnSource(policy, source))
    return notShownToday(documentRefusals.consent, { step: 'consent', cause: consent.reference });
  const admission = admit(policy, source);
  return admission.verdict === 'withheld' ? notShown(admission.why) : undefined;
}
