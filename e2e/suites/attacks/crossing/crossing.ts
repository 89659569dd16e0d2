import type { Exchange } from '#/e2e/suites/attacks/exchange/start-exchange.ts';
import { canariesIn } from '#/e2e/suites/attacks/exchange/canary.ts';
import { textOf, type Answer } from '#/e2e/suites/attacks/client/answer.ts';
import { Browser, honest, launch, ownHeaders, type OpenRecord } from '#/e2e/suites/attacks/client/browser.ts';
import { inParallel } from '#/e2e/suites/attacks/client/in-parallel.ts';
import { askStream, documentIn } from '#/e2e/suites/attacks/client/victims.ts';

/** A session among hundreds, and the sealed name of its own letter. */
export interface CrossingSession {
  readonly record: OpenRecord;
  readonly document: string;
}

export interface CrossingResult {
  readonly sessions: number;
  readonly answers: number;
  /** Answers that spoke of their own person, as they must. */
  readonly own: number;
  /** Answers to what was asked at another session's address, which must be refused. */
  readonly refused: number;
  /** Answers that spoke of anyone else. */
  readonly crossed: readonly string[];
  /** Answers that were not as they must be. */
  readonly wrong: readonly string[];
  readonly tookMs: number;
}

/** The first person of these sessions: before them are the victims of the named attacks. */
const firstPerson = 100;

/** Opens sessions of different people at different hospitals, some of them two in one browser, several at a time. */
export async function openSessions(exchange: Exchange, count: number): Promise<readonly CrossingSession[]> {
  const sessions: CrossingSession[] = [];
  await inParallel(Math.ceil(count / 2), 8, async (pair) => {
    const browser = new Browser(exchange);
    // Two tabs of one reader: one viewer cookie, two records.
    for (const at of [2 * pair, 2 * pair + 1].filter((number) => number < count)) {
      const record = await launch(exchange, pair % 2 === 0 ? 'alpha' : 'beta', honest(firstPerson + at, `user${pair}`), browser);
      const document = documentIn(await askStream(exchange, record));
      if (document === undefined) throw new Error(`The record of session ${at} has no letter.`);
      sessions.push({ record, document });
    }
  });
  return sessions;
}

type Judge = (answer: Answer, session: CrossingSession) => 'own' | 'refused' | 'harmless' | 'wrong';

interface Question {
  readonly name: string;
  /** How often of a hundred. */
  readonly share: number;
  readonly ask: (exchange: Exchange, session: CrossingSession, neighbour: CrossingSession, port: number) => Promise<Answer>;
  readonly judge: Judge;
}

const post = (exchange: Exchange, { record: { browser } }: CrossingSession, path: string, port: number): Promise<Answer> =>
  browser.ask({ method: 'POST', path, headers: ownHeaders(exchange), body: '{"activity":true}' }, port);

const speaksOfOwn: Judge = (answer, { record: { person } }) =>
  answer.status === 200 && canariesIn(answer.body).some((seen) => seen.person === person) ? 'own' : 'wrong';
const isRefused: Judge = ({ status }) => ([401, 403, 404, 410].includes(status) ? 'refused' : 'wrong');
const isOpen: Judge = ({ status }) => (status === 200 ? 'harmless' : 'wrong');

/** Questions of readers, and of somebody who has one session and wants another's record. */
const questions: readonly Question[] = [
  { name: 'stream', share: 8, ask: (exchange, { record }, _, port) => askStream(exchange, record, port), judge: speaksOfOwn },
  {
    name: 'document',
    share: 12,
    ask: (exchange, session, _, port) => post(exchange, session, `/record/${session.record.id}/documents/${session.document}`, port),
    judge: speaksOfOwn,
  },
  {
    name: 'renewal',
    share: 10,
    ask: (exchange, session, _, port) => post(exchange, session, `/record/${session.record.id}/renew`, port),
    judge: isOpen,
  },
  {
    name: 'page',
    share: 15,
    ask: (_, { record: { id, browser } }, __, port) => browser.ask({ path: `/record/${id}` }, port),
    judge: isOpen,
  },
  {
    name: 'another’s stream',
    share: 25,
    ask: (exchange, { record }, neighbour, port) => askStream(exchange, { ...neighbour.record, browser: record.browser }, port),
    judge: isRefused,
  },
  {
    name: 'another’s letter in the own record',
    share: 10,
    ask: (exchange, session, neighbour, port) =>
      post(exchange, session, `/record/${session.record.id}/documents/${neighbour.document}`, port),
    judge: isRefused,
  },
  {
    name: 'another’s record and letter',
    share: 20,
    ask: (exchange, session, neighbour, port) =>
      post(exchange, session, `/record/${neighbour.record.id}/documents/${neighbour.document}`, port),
    judge: isRefused,
  },
];

const everyShare = questions.flatMap((question) => Array.from({ length: question.share }, () => question));

/** Asks for all sessions at once; each answer may speak of its own session's person only. */
export async function runCrossing(
  exchange: Exchange,
  sessions: readonly CrossingSession[],
  answers: number,
  port = exchange.viewerPort,
  onProgress: (done: number) => void = () => undefined,
): Promise<CrossingResult> {
  const started = performance.now();
  const counts = { own: 0, refused: 0, harmless: 0, wrong: 0 };
  const [crossed, wrong]: [string[], string[]] = [[], []];
  await inParallel(answers, 32, async (at) => {
    // Neighbours in time are of different sessions; each session's questions are spread, so that none is idle on a slow machine.
    const session = sessions[at % sessions.length];
    const neighbour = sessions[(at * 7 + 3) % sessions.length];
    const question = everyShare[(at * 37 + Math.floor(at / sessions.length) * 41) % everyShare.length];
    if (!session || !neighbour || !question || neighbour.record.browser === session.record.browser) return;
    const answer = await question
      .ask(exchange, session, neighbour, port)
      .catch((error: unknown): Answer => ({ status: 0, headers: {}, setCookies: [], body: String(error) }));
    const foreign = canariesIn(textOf(answer)).find(({ person }) => person !== session.record.person);
    if (foreign) crossed.push(`${question.name} of ${session.record.person}: ${foreign.canary}`);
    const judged = question.judge(answer, session);
    counts[judged] += 1;
    if (judged === 'wrong') wrong.push(`${question.name}: ${answer.status} ${answer.body.slice(0, 120)}`);
    if (at % 5_000 === 4_999) onProgress(at + 1);
  });
  const total = counts.own + counts.refused + counts.harmless + counts.wrong;
  return {
    sessions: sessions.length,
    answers: total,
    own: counts.own,
    refused: counts.refused,
    crossed,
    wrong,
    tookMs: performance.now() - started,
  };
}
