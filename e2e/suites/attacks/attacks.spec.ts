import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { portsOf } from '#/e2e/exchange/ports.ts';

/** The first of five ports: the viewer's and those of its exchange. */
const { exchangePort: port } = portsOf('attacks');

function runSample(): Promise<{ readonly code: number; readonly printed: string }> {
  const command = ['--conditions=react-server', 'e2e/suites/attacks/run.ts', '--sample', '--port', String(port)];
  return new Promise((resolve) => {
    execFile(process.execPath, command, (error, output, errors) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), printed: `${output}\n${errors}` });
    });
  });
}

// `npm run attacks` tries all of them: it says which, and proves that each check notices a viewer that lets everything through.
test('H01 H34 a sample of the attacks: nothing of a patient leaves to anyone else, and every answer has every header', async () => {
  test.setTimeout(240_000);
  const { code, printed } = await runSample();
  expect(code, printed).toBe(0);
});
