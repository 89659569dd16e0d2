import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { exchangePort, viewerPort } from '#/e2e/exchange/addresses.ts';

export interface DemoProcess {
  /** The private key by which the viewer gets its tokens, so that the bare fetch can get the same. */
  readonly clientKey: string;
  readonly stop: () => Promise<void>;
}

/** The exchange and the built viewer, in a process of their own. */
export async function startDemo(): Promise<DemoProcess> {
  const env = { ...process.env, PORT: String(viewerPort), DEMO_PORT: String(exchangePort) };
  const child = spawn(process.execPath, ['mocks/demo.ts', 'county', '--print-environment'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  let clientKey: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    clientKey ??= /^export TRIBUTARY_CLIENT_KEY='(.*)'$/.exec(line)?.[1];
    if (line.includes('Ctrl+C') && clientKey !== undefined) {
      child.stdout.resume();
      return { clientKey, stop };
    }
  }
  await stop();
  throw new Error('The demo did not start: run `npm run build` first, and see that no other uses its ports.');
}
