import { z } from 'zod';
import type { FailureReason } from './source-failure.ts';

const outcome = z.looseObject({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(
    z.looseObject({
      code: z.string().optional(),
      diagnostics: z.string().optional(),
      details: z
        .looseObject({
          text: z.string().optional(),
          coding: z.array(z.looseObject({ code: z.string().optional(), display: z.string().optional() })).optional(),
        })
        .optional(),
    }),
  ),
});

/** Epic 4130, 4131, 4134 and GP Connect's Spine codes that name consent or sharing (standards §4.1). */
const restrictionCodes = new Set([
  '4130',
  '4131',
  '4134',
  'NO_PATIENT_CONSENT',
  'NO_ORGANISATION_CONSENT',
  'NO_RELATIONSHIP',
  'suppressed',
]);
const restrictionWords = /consent|sharing|restrict|break[- ]the[- ]glass/i;

/** The failure that an answer outside 2xx stands for; `body` is its parsed body where it had any. */
export function errorAnswerFailure(status: number, body: unknown, retryAfter: string | null): FailureReason {
  const issues = issuesIn(body);
  if (status === 401 || status === 403) return namesRestriction(issues) ? { kind: 'withheld', status } : { kind: 'denied', status };
  const retryAfterMs = retryAfterOf(retryAfter);
  return { kind: 'answered-error', status, codes: issues.codes, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

interface IssueTexts {
  readonly codes: readonly string[];
  readonly words: readonly string[];
}

function issuesIn(body: unknown): IssueTexts {
  const parsed = outcome.safeParse(body);
  if (!parsed.success) return { codes: [], words: [] };
  const codings = parsed.data.issue.flatMap(({ details }) => details?.coding ?? []);
  const defined = (text: string | undefined): text is string => text !== undefined;
  return {
    codes: [...parsed.data.issue.map(({ code }) => code), ...codings.map(({ code }) => code)].filter(defined),
    words: [
      ...parsed.data.issue.flatMap(({ diagnostics, details }) => [diagnostics, details?.text]),
      ...codings.map(({ display }) => display),
    ].filter(defined),
  };
}

function namesRestriction({ codes, words }: IssueTexts): boolean {
  return codes.some((code) => restrictionCodes.has(code)) || words.some((text) => restrictionWords.test(text));
}

/** Milliseconds that a Retry-After header asks for, given in seconds or as a date (RFC 9110 §10.2.3). */
function retryAfterOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  // More digits than a number holds become Infinity, an endless wait, not none.
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
