import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { exchangePort, viewer, viewerPort } from './addresses.ts';

export interface RunningExchange {
  readonly stop: () => Promise<void>;
}

/** The County exchange and the built viewer on this worker's ports, in a process of their own. */
export async function startExchange(): Promise<RunningExchange> {
  const env = { ...process.env, PORT: String(viewerPort), DEMO_PORT: String(exchangePort) };
  const child = spawn(process.execPath, ['mocks/demo.ts', 'county'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  for (let tries = 0; tries < 400 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`${viewer}/health`).catch(() => undefined);
    if (answer?.ok) return { stop };
    await wait(250);
  }
  await stop();
  throw new Error(
    `The exchange did not start: build the viewer first, and see that nothing else uses ports ${viewerPort} and ${exchangePort}–${exchangePort + 15}.`,
  );
}
