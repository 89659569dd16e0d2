import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdConfig } from '#/lib/config/config.ts';
import { openTimeline } from '#/lib/access/timeline/open-timeline.ts';
import { limitAnswerMemory } from '#/lib/process/answer-memory.ts';
import { answerMemoryInUse, turnsTaken } from '#/lib/process/testing/process-state.ts';
import { ada, viewer } from '#/lib/sources/testing/fake-record.ts';
import { hostileAnswers } from './hostile-answers.ts';
import { healthyResults, serveHostileExchange, type HostileExchange } from './hostile-exchange.ts';
import { healthySource, loadConfig, sealingConfig, signInOf, sourceOf } from './load-config.ts';

/** A sample of `npm run load`: every hostile answer at a fortieth of its size, for two readers, in this process; no time is measured. */
const size = 1 / 40;
let exchange: HostileExchange;

beforeAll(async () => {
  exchange = await serveHostileExchange(size);
  const key = Buffer.alloc(32).toString('base64');
  process.env.LOAD_SECRET = 'secret';
  holdConfig(sealingConfig(loadConfig(exchange.origin, 'http://localhost:3000', 64), key));
  limitAnswerMemory(64);
});

afterAll(async () => {
  limitAnswerMemory(undefined);
  await exchange.stop();
});

interface ReadSource {
  entries: number;
  refused: number;
  readonly states: Set<string>;
  readonly whys: Set<string>;
}

async function readBoth(at: number, signal = new AbortController().signal): Promise<ReadonlyMap<string, ReadSource>> {
  const issuedAt = Math.floor(Date.now() / 1_000);
  const signIn = signInOf(hostileAnswers[at]?.place === 'discovery' ? at : undefined);
  const session = {
    ...{ id: `session-${at}`, signIn, viewer, purpose: 'TREAT' as const, patient: ada, patientFrom: 'index' },
    ...{ login: { accessToken: 'login', expiresAt: issuedAt + 600 }, accepted: [], rejected: [], openedAt: issuedAt, framed: false },
  } as const;
  const sources = [healthySource, sourceOf(at)];
  const ends = new Map(sources.map((id): [string, ReadSource] => [id, { entries: 0, refused: 0, states: new Set(), whys: new Set() }]));
  for await (const message of openTimeline(session, { sources }, signal)) {
    const end = 'source' in message && typeof message.source === 'string' ? ends.get(message.source) : undefined;
    if (!end) continue;
    if (message.type === 'entries') end.entries += message.entries.length;
    if (message.type === 'refused') end.refused += 1;
    if (message.type !== 'outcome') continue;
    end.states.add(message.outcome.state);
    if ('why' in message.outcome && message.outcome.why !== undefined) end.whys.add(message.outcome.why);
  }
  return ends;
}

test.each(hostileAnswers.map(({ name }, at) => [name, at] as const))(
  'H05 H06 %s: the healthy source is whole, and nothing stays in memory',
  async (_, at) => {
    const before = turnsTaken();
    const readers = await Promise.all([readBoth(at), readBoth(at)]);
    for (const reader of readers) {
      expect(reader.get(healthySource)).toMatchObject({ entries: healthyResults, refused: 0 });
      expect(reader.get(sourceOf(at))?.states.size).toBeGreaterThan(0);
    }
    // The healthy source's pages alone take one each.
    expect(turnsTaken() - before).toBeGreaterThan(20);
    expect(answerMemoryInUse()).toEqual({ bytes: 0, answers: 0 });
  },
);

test('a long answer takes a turn for each 150 of its records, and one for each 64 KB of its bytes, at least', async () => {
  const results = 1_000_000 * size;
  const bytes = results * 220;
  const before = turnsTaken();
  const reader = await readBoth(1);
  expect(reader.get(sourceOf(1))?.entries).toBe(results);
  expect(turnsTaken() - before).toBeGreaterThan(results / 150 + bytes / 64_000);
});

test('H05 an answer that does not fit in memory fails in words, and is never “none”; the healthy source is whole', async () => {
  limitAnswerMemory(4);
  const reader = await readBoth(1);
  limitAnswerMemory(64);
  expect(reader.get(healthySource)).toMatchObject({ entries: healthyResults });
  const { states, whys } = reader.get(sourceOf(1)) ?? {};
  expect([...(whys ?? [])].join()).toMatch(/too much was being read at this moment|too large to be read at once/);
  expect(states).toContain('failed');
  expect(answerMemoryInUse()).toEqual({ bytes: 0, answers: 0 });
});

test('a reader who leaves in the middle leaves nothing in memory', async () => {
  const leaving = new AbortController();
  const reading = readBoth(1, leaving.signal);
  setTimeout(() => leaving.abort(), 50);
  await reading;
  expect(answerMemoryInUse()).toEqual({ bytes: 0, answers: 0 });
});
