import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { exchangePort, viewerPort } from './addresses.ts';

export interface RunningExchange {
  readonly stop: () => Promise<void>;
  /** Standard output so far: the audit trail, as a collector gets it. */
  readonly output: () => string;
}

export interface ExchangeAt {
  readonly network: string;
  readonly viewerPort: number;
  readonly exchangePort: number;
}

export const countyAt: ExchangeAt = { network: 'county', viewerPort, exchangePort };

/** An exchange and the built viewer on ports of this worker's own, in a process of their own. */
export async function startExchange(at: ExchangeAt = countyAt): Promise<RunningExchange> {
  const env = { ...process.env, PORT: String(at.viewerPort), DEMO_PORT: String(at.exchangePort), DEMO_LOG: '1' };
  const child = spawn(process.execPath, ['mocks/demo.ts', at.network], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  for (let tries = 0; tries < 400 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`http://localhost:${at.viewerPort}/health`).catch(() => undefined);
    if (answer?.ok) return { stop, output: () => output };
    await wait(250);
  }
  await stop();
  throw new Error(
    `The exchange did not start: build the viewer first, and see that nothing else uses port ${at.viewerPort} and those from ${at.exchangePort} on.`,
  );
}
