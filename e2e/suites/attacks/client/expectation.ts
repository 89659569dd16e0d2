import { canariesIn } from '#/e2e/suites/attacks/exchange/canary.ts';
import { cookiesSet, textOf, type Answer } from './answer.ts';

/** Answers to an attack that hold. */
export interface Expectation {
  /** Statuses that refuse it, or answer it harmlessly. */
  readonly statuses: readonly number[];
  /** The only person of whom the answer may speak. */
  readonly person?: number;
  /** True where cookies of a session may be set. */
  readonly mayOpen?: boolean;
}

/** A mark that attacks put into what they send: it may come back as text, never as markup. */
export const markup = '<script>alert(1)</script>';

/** Headers of every answer, with what they must say. */
const headersOfAll: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'content-security-policy': /default-src 'none'.*frame-ancestors (?!\*)/,
  'cache-control': /no-store/,
};

/** Headers that an answer lacks or gets wrong; static files and public keys may be kept. */
export function headerProblems({ headers }: Answer, path: string): readonly string[] {
  const mayBeKept = path.startsWith('/_next/static/') || path.startsWith('/jwks.json');
  const wrong = Object.entries(headersOfAll).filter(
    ([name, form]) =>
      !form.test(headers[name] ?? '') &&
      !(mayBeKept && /^(?:cache-control|content-security-policy)$/.test(name) && headers[name] !== undefined),
  );
  const revealing = ['x-powered-by', 'server', 'access-control-allow-origin', 'access-control-allow-credentials'].filter(
    (name) => name in headers,
  );
  return [...wrong.map(([name]) => `${name}: ${headers[name] ?? 'missing'}`), ...revealing.map((name) => `${name} is sent`)];
}

/** Finds what is wrong with an answer to an attack, whatever the attack. */
export function problemsOf(
  answer: Answer | undefined,
  path: string,
  { statuses, person, mayOpen = false }: Expectation,
): readonly string[] {
  if (!answer) return ['no answer'];
  const foreign = canariesIn(textOf(answer)).filter((seen) => seen.person !== person);
  const opened = cookiesSet(answer).filter(({ name, value }) => /viewer|record/.test(name) && !value.startsWith('closed-'));
  const location = answer.headers['location'];
  return [
    ...(statuses.includes(answer.status) ? [] : [`status ${answer.status}`]),
    ...(foreign.length > 0 ? [`${foreign.length} canaries: ${foreign[0]?.canary ?? ''}`] : []),
    ...(opened.length > 0 && !mayOpen ? [`sets ${opened.map(({ name }) => name).join(', ')}`] : []),
    ...(answer.body.includes(markup) ? ['sends back markup'] : []),
    ...(location !== undefined && /evil/.test(new URL(location, 'http://viewer.example').host) ? [`leads to ${location}`] : []),
    ...(/\n\s+at .+:\d+:\d+/.test(answer.body) ? ['shows a stack'] : []),
    ...headerProblems(answer, path),
  ];
}
