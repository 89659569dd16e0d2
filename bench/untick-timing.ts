import type { Page } from '@playwright/test';
import { median } from './timing.ts';

/** From the click on a source's checkbox to the frame that shows the record without it, and back, in milliseconds. */
export async function untickTiming(page: Page, source: string, rounds: number): Promise<number> {
  const checkbox = page.getByRole('checkbox', { name: source, exact: true });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(
      await checkbox.evaluate(
        (element) =>
          new Promise<number>((resolve) => {
            const started = performance.now();
            (element as HTMLInputElement).click();
            // A task queued in a frame runs after that frame has been painted.
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started), 0));
          }),
      ),
    );
    // Later drawing (the strip, the counts) belongs to this click, not to the next.
    await page.waitForTimeout(300);
  }
  return median(times);
}
