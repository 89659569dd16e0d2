import { expect, type Page } from '@playwright/test';
import { expectAccessible, mixedLooks } from './screen/accessibility.ts';
import { openFederal, test } from './screen/federal-journey.ts';

const document = (page: Page) => page.getByRole('region', { name: 'Document', exact: true });
const figure = (page: Page, caption: string) => document(page).getByRole('figure').filter({ hasText: caption });

async function openNote(page: Page): Promise<void> {
  await openFederal(page, 'OKAFOR');
  await page.getByRole('main').getByRole('button').filter({ hasText: 'Cardiology note with tracing' }).first().click();
  await expect(document(page)).toContainText('Palpitations on exertion');
}

// A tracing is the point of its letter: it stands where the author put it.
test('a picture within a C-CDA is drawn in its place, with its caption as its name', async ({ page }) => {
  await openNote(page);
  const picture = document(page).getByRole('img', { name: 'Rhythm strip, lead II' });
  await expect(picture).toBeVisible();
  await expect(figure(page, 'Rhythm strip, lead II')).toContainText('Rhythm strip, lead II');
  const dark = () =>
    picture.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return Array.from({ length: data.length / 4 }, (_, at) => at * 4).filter((at) => (data[at] ?? 255) < 60 && data[at + 3] === 255)
        .length;
    });
  await expect.poll(dark).toBeGreaterThan(500);
  const box = await picture.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(3.2, 1);
});

test('H27 a picture that cannot be shown is replaced by a sentence; nothing is loaded, nothing runs', async ({ page }) => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await openNote(page);
  const title = await page.title();
  await expect(figure(page, 'Kept elsewhere')).toContainText('This picture is stored outside the document and is not loaded.');
  await expect(figure(page, 'A drawing with a script')).toContainText('This file is of a type that is not shown here (image/svg+xml)');
  await expect(figure(page, 'Cut off')).toContainText('This picture is damaged and cannot be shown.');
  await expect(figure(page, 'As large as a wall')).toContainText('This picture is too large to show here');
  await expect(document(page).getByRole('img')).toHaveCount(1);
  await expect(document(page).locator('svg, img, iframe, object')).toHaveCount(0);
  expect(addresses.filter((url) => url.includes('pictures.example.org'))).toEqual([]);
  expect(await page.title()).toBe(title);
});

for (const { width, colorScheme } of mixedLooks)
  test(`accessible: pictures in a document (${colorScheme}, ${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await openNote(page);
    await expect(figure(page, 'Cut off')).toContainText('damaged');
    await expectAccessible(page, 'pictures in a document');
  });
