import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { exchangePort, viewerPort } from './addresses.ts';

export interface RunningExchange {
  readonly stop: () => Promise<void>;
}

export interface ExchangeAt {
  readonly network: string;
  readonly viewerPort: number;
  readonly exchangePort: number;
}

export const countyAt: ExchangeAt = { network: 'county', viewerPort, exchangePort };

/** An exchange and the built viewer on ports of this worker's own, in a process of their own. */
export async function startExchange(at: ExchangeAt = countyAt): Promise<RunningExchange> {
  const env = { ...process.env, PORT: String(at.viewerPort), DEMO_PORT: String(at.exchangePort) };
  const child = spawn(process.execPath, ['mocks/demo.ts', at.network], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  for (let tries = 0; tries < 400 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`http://localhost:${at.viewerPort}/health`).catch(() => undefined);
    if (answer?.ok) return { stop };
    await wait(250);
  }
  await stop();
  throw new Error(
    `The exchange did not start: build the viewer first, and see that nothing else uses ports ${at.viewerPort} and ${at.exchangePort}–${at.exchangePort + 15}.`,
  );
}
