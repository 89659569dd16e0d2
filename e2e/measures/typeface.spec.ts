import { expect } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';

/** Sentences of the first screen, in each of its weights. */
const sentences = [
  [400, 'No resuscitation decision recorded at 6 sources. Riverside Surgery shares no documents; one may be there.'],
  [400, 'Amoxicillin 500 mg capsule, one three times a day, last issue 01-Oct-2026'],
  [400, 'Still asking 4 sources for: advance refusal (ADRT), attorney for health, interpreter need.'],
  [500, '27 ended · 175 issues · asking 7 · 3 missing'],
  [600, 'Known allergies (3): Penicillin (anaphylaxis) · Latex · Adhesive plaster'],
  [600, 'Made in a stay that ended 18-Nov: Do not attempt CPR'],
  [600, 'City Hospitals: rash, severity not stated, unconfirmed'],
] as const;

/** Share by which a sentence may be wider or narrower: 1 px in 40 decides seldom whether a line wraps. */
const mostDifference = 0.025;

// A file that comes late, or never, must move no line: what is drawn without it is as high, and nearly as wide.
test('without its file the typeface has the same measures', async ({ page }) => {
  await page.goto('/');
  const measured = await page.evaluate(async (texts) => {
    const faces = ['Inter', "'Inter measures'", 'monospace'];
    await Promise.all(faces.flatMap((face) => [400, 500, 600].map((weight) => document.fonts.load(`${weight} 16px ${face}`))));
    return texts.map(([weight, text]) =>
      faces.map((face) => {
        const line = document.createElement('span');
        line.textContent = text;
        Object.assign(line.style, { font: `${weight} 16px ${face}`, lineHeight: 'normal', whiteSpace: 'nowrap', display: 'inline-block' });
        document.body.append(line);
        const { width, height } = line.getBoundingClientRect();
        line.remove();
        return { width, height };
      }),
    );
  }, sentences);
  for (const [index, [file, substitute, plain]] of measured.entries()) {
    if (!file || !substitute || !plain) throw new Error('Not every typeface was measured.');
    const [weight, text] = sentences[index] ?? [];
    expect(Math.abs(substitute.width / file.width - 1), `${weight} ${text}`).toBeLessThan(mostDifference);
    expect(Math.abs(substitute.height - file.height), `${weight} ${text}`).toBeLessThanOrEqual(1);
    // The measures are not those of whatever the system has instead.
    expect(Math.abs(plain.width / file.width - 1)).toBeGreaterThan(mostDifference);
  }
});
