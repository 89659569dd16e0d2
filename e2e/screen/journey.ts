import { expect, test as base } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';
import { viewer } from '#/e2e/exchange/addresses.ts';
import { endFaults } from '#/e2e/exchange/faults.ts';
import { startExchange } from '#/e2e/exchange/start-exchange.ts';
import { expectConformingAudit } from './conforming-audit.ts';

interface Journey {
  /** Set where the journey waits until the viewer asks each source again that failed in the one before; not needed where one is to fail. */
  readonly waitsForRest: boolean;
  /** Every server answers well before and after each journey, and the viewer asks each of them. */
  readonly health: undefined;
  /** No journey may leave a script error or a violation of the content security policy behind. */
  readonly noScriptErrors: undefined;
}

interface Worker {
  readonly running: undefined;
}

let restsUntil = 0;

const faulty = /content security policy|minified react error|hydrat/i;
/** Message to a page of another origin that tries to frame the viewer. */
const asMeant = /^Framing '/;

/** A journey through the built viewer and an exchange of its worker's own. */
export const test = base.extend<Journey, Worker>({
  running: [
    async ({ browserName: _any }, give) => {
      const started = await startExchange();
      await give(undefined);
      await started.stop();
      expectConformingAudit(started.output());
    },
    { scope: 'worker', auto: true, timeout: 120_000 },
  ],
  waitsForRest: [true, { option: true }],
  baseURL: async ({ browserName: _any }, give) => give(viewer),
  health: [
    async ({ waitsForRest }, give) => {
      if (waitsForRest) await wait(Math.max(0, restsUntil - Date.now()));
      await give(undefined);
      // From now: a request of the journey may have failed until its very end.
      restsUntil = Math.max(restsUntil, Date.now() + (await endFaults()));
    },
    { auto: true, timeout: 45_000 },
  ],
  noScriptErrors: [
    async ({ context }, give) => {
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(error.error().message));
      context.on('console', (message) => {
        if (message.type() === 'error' && faulty.test(message.text()) && !asMeant.test(message.text())) errors.push(message.text());
      });
      await give(undefined);
      expect(errors, 'script errors and policy violations').toEqual([]);
    },
    { auto: true },
  ],
});
