import type { Outcome } from '#/lib/record/model/outcome.ts';

/** Which of a source's configured limits was hit (design §7). */
export type TimeLimit = 'connect' | 'first-byte' | 'stall' | 'total';
export type SizeLimit = 'megabytes' | 'pages' | 'resources' | 'nesting';

/** Every way in which a source can fail to answer: a closed set, each with the reader's words below. */
export type Failure =
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable'; readonly detail: 'name' | 'certificate' | 'connection' }
  | { readonly kind: 'timeout'; readonly limit: TimeLimit; readonly ms: number }
  | { readonly kind: 'denied'; readonly status: number }
  | { readonly kind: 'withheld'; readonly status: number }
  | { readonly kind: 'answered-error'; readonly status: number; readonly codes: readonly string[]; readonly retryAfterMs?: number }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly limit: SizeLimit; readonly value: number }
  | { readonly kind: 'wrong-place'; readonly detail: 'next' | 'redirect' | 'address' | 'not-public' }
  | { readonly kind: 'other-patient' }
  | { readonly kind: 'no-token'; readonly detail: string }
  | { readonly kind: 'resting'; readonly after: 'failures' | 'other-patient' | 'crowded' }
  | { readonly kind: 'stopped' };

/** Thrown inside `lib/sources`; turned into outcomes once, where a source ends. The message is static: no clinical content. */
export class SourceFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, cause?: unknown) {
    super(`source failure: ${failure.kind}`, cause === undefined ? undefined : { cause });
    this.name = 'SourceFailure';
    this.failure = failure;
  }
}

/** Whatever was thrown, as one of the closed set: an unforeseen error is never a silent one. */
export function failureOf(error: unknown): Failure {
  return error instanceof SourceFailure ? error.failure : { kind: 'unreadable', detail: 'its answer could not be worked with' };
}

const seconds = (ms: number): string => (ms >= 1_000 ? `${Math.round(ms / 1_000)} s` : `${ms} ms`);

const timeouts: Readonly<Record<TimeLimit, string>> = {
  connect: 'no connection within',
  'first-byte': 'no answer within',
  stall: 'the answer stopped for',
  total: 'not finished within',
};

const sizes: Readonly<Record<SizeLimit, (value: number) => string>> = {
  megabytes: (value) => `stopped at its limit of ${value} MB`,
  pages: (value) => `stopped at its limit of ${value} pages`,
  resources: (value) => `stopped at its limit of ${value} records`,
  nesting: (value) => `an answer was nested deeper than ${value} levels`,
};

const places = {
  next: 'the next page was at an address that is not configured',
  redirect: 'it pointed to another address',
  address: 'an address was outside what is configured',
  'not-public': 'its address in the directory does not lead to a public server',
} as const;

const unreachables = {
  name: 'its name was not found',
  certificate: 'its certificate is not valid',
  connection: 'the connection was cut',
} as const;

const restings = {
  failures: 'not asked: it failed repeatedly a moment ago',
  'other-patient': 'not asked: it answered for another patient a moment ago',
  crowded: 'not asked: too many requests are waiting for it',
} as const;

/** The reader's words for a failure: a clause that follows "No answer from X:" or "incomplete:". */
export function failureWords(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return 'it refused the connection';
    case 'unreachable':
      return unreachables[failure.detail];
    case 'timeout':
      return `${timeouts[failure.limit]} ${seconds(failure.ms)}`;
    case 'denied':
      return `it refused this request (${failure.status})`;
    case 'withheld':
      return 'it keeps this back: consent, sharing or restriction';
    case 'answered-error':
      return failure.codes.includes('INVALID_NHS_NUMBER')
        ? 'it did not accept the NHS number'
        : `it answered with an error (${failure.status})`;
    case 'unreadable':
      return `its answer could not be read: ${failure.detail}`;
    case 'too-large':
      return sizes[failure.limit](failure.value);
    case 'wrong-place':
      return places[failure.detail];
    case 'other-patient':
      return 'it answered for another patient';
    case 'no-token':
      return `permission to ask it could not be had: ${failure.detail}`;
    case 'resting':
      return restings[failure.after];
    case 'stopped':
      return 'stopped before it ended';
  }
}

/** What a failure is for a category of which `entries` came: if anything came it is partial, not failed (design §5). */
export function failedOutcome(failure: Failure, entries: number): Outcome {
  const why = failureWords(failure);
  if (entries > 0) return { state: 'partial', entries, why };
  if (failure.kind === 'denied') return { state: 'denied', why };
  if (failure.kind === 'withheld') return { state: 'withheld', basis: 'source', why };
  return { state: 'failed', why };
}
