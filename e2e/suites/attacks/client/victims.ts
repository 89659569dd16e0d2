import { canariesIn } from '#/e2e/suites/attacks/exchange/canary.ts';
import type { Exchange } from '#/e2e/suites/attacks/exchange/start-exchange.ts';
import type { Answer } from './answer.ts';
import { Browser, honest, launch, ownHeaders, signIn, type OpenRecord } from './browser.ts';

/** People whose sessions are attacked, each with a record open. */
export interface Victims {
  /** A doctor, with two records open in two tabs. */
  readonly first: OpenRecord;
  readonly second: OpenRecord;
  /** Sealed name of the first record's letter. */
  readonly document: string;
  /** Another doctor of the same hospital, in a browser of their own. */
  readonly colleague: OpenRecord;
  /** A doctor of the other hospital. */
  readonly stranger: OpenRecord;
  /** Browser of a member of the staff who has signed in directly. */
  readonly finder: Browser;
}

/** Numbers of the people whose records the victims have open. */
export const victimPeople = { first: 1, second: 2, colleague: 3, stranger: 4 } as const;

/** Opens all of them. Throws where a record does not open: nothing could be proved then. */
export async function openVictims(exchange: Exchange): Promise<Victims> {
  const browser = new Browser(exchange);
  const first = await launch(exchange, 'alpha', honest(victimPeople.first), browser);
  const second = await launch(exchange, 'alpha', honest(victimPeople.second), browser);
  const colleague = await launch(exchange, 'alpha', honest(victimPeople.colleague, 'ward'));
  const stranger = await launch(exchange, 'beta', honest(victimPeople.stranger, 'bell'));
  const finder = await signIn(exchange, 'reed');
  const stream = await askStream(exchange, first);
  const document = documentIn(stream);
  if (!canariesIn(stream.body).some(({ person }) => person === victimPeople.first) || document === undefined)
    throw new Error(`The first record is not as it must be: ${stream.status} ${stream.body.slice(0, 300)}`);
  return { first, second, document, colleague, stranger, finder };
}

export const askStream = (exchange: Exchange, { id, browser }: OpenRecord, port?: number): Promise<Answer> =>
  browser.ask({ method: 'POST', path: `/record/${id}/stream`, headers: ownHeaders(exchange), body: '{}' }, port);

/** Sealed name of the first document in a stream. */
export const documentIn = ({ body }: Answer): string | undefined => /"contentType":"text\/plain"[^}]*"name":"([^"]+)"/.exec(body)?.[1];
