import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import type { Answer } from '#/e2e/suites/attacks/client/answer.ts';
import { ask } from '#/e2e/suites/attacks/client/ask.ts';
import { honest, launchPath } from '#/e2e/suites/attacks/client/browser.ts';
import { inParallel } from '#/e2e/suites/attacks/client/in-parallel.ts';
import { problemsOf, type Expectation } from '#/e2e/suites/attacks/client/expectation.ts';
import { askStream, victimPeople } from '#/e2e/suites/attacks/client/victims.ts';

/** How much a full run sends; a sample sends less. */
export interface FloodSize {
  readonly launches: number;
  readonly streams: number;
  readonly slowSockets: number;
  readonly badRequests: number;
}

export const fullFlood: FloodSize = { launches: 500, streams: 200, slowSockets: 200, badRequests: 10_000 };
/** Slow connections take their quarter of a minute, however few. */
export const sampleFlood: FloodSize = { launches: 20, streams: 20, slowSockets: 0, badRequests: 200 };

const longestHealthMs = 2_000;
/** Memory that a flood may leave behind once it is over: caches fill, and the heap is not returned at once. */
const mostMegabytes = 250;

export function floodAttacks(size: FloodSize): readonly Attack[] {
  return [
    flood(`${size.launches} launches at once`, size.launches, '/launch', { statuses: [200, 303, 502, 503] }, ({ exchange, port }) =>
      ask(port, { path: launchPath(exchange, 'alpha', honest(8)) }),
    ),
    flood(
      `${size.streams} streams of one record at once`,
      size.streams,
      '/record/x/stream',
      { statuses: [200, 429, 503], person: victimPeople.first },
      ({ exchange, victims, port }) => askStream(exchange, victims.first, port),
    ),
    flood(`${size.badRequests} bad requests`, size.badRequests, '', { statuses: [400, 404] }, ({ port }, at) =>
      ask(port, { path: badPaths[at % badPaths.length] ?? '/%' }),
    ),
    ...(size.slowSockets > 0 ? [slowloris(size.slowSockets)] : []),
  ];
}

const badPaths = [
  '/%zz',
  '/record/%c0%ae/stream',
  `/${'x'.repeat(2_000)}`,
  '/callback/__proto__?own=1',
  '/_next/static/x.js',
  '/record/%00',
];

/** Many requests at once: each is answered as one alone, and the viewer lives on and gives its memory back. */
function flood(
  name: string,
  count: number,
  path: string,
  expected: Expectation,
  send: (stage: Stage, at: number) => Promise<Answer>,
): Attack {
  return {
    kind: 'flood',
    name,
    run: async (stage) => {
      const wrong = new Map<string, number>();
      const attempt = async (at: number): Promise<void> => {
        const problems = await send(stage, at).then(
          (answer) => problemsOf(answer, path, expected),
          (error: unknown) => [`no answer: ${String(error)}`],
        );
        for (const problem of problems) wrong.set(problem, (wrong.get(problem) ?? 0) + 1);
      };
      // Caches fill and the heap finds its size in the first tenth; what the rest leaves behind is a leak.
      const tenth = Math.ceil(count / 10);
      await inParallel(tenth, 200, attempt);
      const before = megabytesOf(stage);
      await inParallel(count - tenth, 200, attempt);
      return [...[...wrong].map(([problem, times]) => `${times} of ${count}: ${problem}`), ...(await aftermath(stage, before))];
    },
  };
}

/** Connections that never finish their request: others are answered meanwhile, and these are ended. */
function slowloris(count: number): Attack {
  return {
    kind: 'flood',
    name: `${count} connections that send a byte at a time`,
    run: async (stage) => {
      const sockets = await Promise.all(Array.from({ length: count }, () => opened(stage.port)));
      const trickle = setInterval(() => {
        for (const socket of sockets) if (socket.writable) socket.write('a');
      }, 500);
      await wait(1_000);
      const health = problemsOf(await ask(stage.port, { path: '/health' }), '/health', { statuses: [200] });
      const started = performance.now();
      while (sockets.some(({ destroyed }) => !destroyed) && performance.now() - started < 30_000) await wait(250);
      clearInterval(trickle);
      const left = sockets.filter(({ destroyed }) => !destroyed);
      for (const socket of left) socket.destroy();
      return [...health, ...(left.length > 0 ? [`${left.length} are still open after 30 s`] : [])];
    },
  };
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost', () => {
      socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
      resolve(socket);
    });
    socket.on('error', () => resolve(socket)).resume();
  });
}

async function aftermath({ exchange, ...stage }: Stage, before: number | undefined): Promise<readonly string[]> {
  const started = performance.now();
  const { status } = await ask(exchange.viewerPort, { path: '/health' });
  const took = Math.round(performance.now() - started);
  const slow = status !== 200 || took > longestHealthMs ? [`/health answers ${status} after ${took} ms`] : [];
  for (let tries = 0; tries < 60; tries += 1) {
    const used = megabytesOf({ exchange, ...stage });
    if (before === undefined || used === undefined || used - before < mostMegabytes) return slow;
    await wait(500);
  }
  return [...slow, `${(megabytesOf({ exchange, ...stage }) ?? 0) - (before ?? 0)} MB more than before`];
}

/** Resident memory of the viewer; undefined where the system does not tell. */
function megabytesOf({ exchange: { viewerProcess } }: Stage): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${viewerProcess.pid ?? 0}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1_024);
  } catch {
    return undefined;
  }
}
