import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { categories } from '#/lib/record/model/category.ts';
import { clearFaults, setFault } from '#/mocks/servers/faults/faults.ts';
import { federalNetwork } from '#/mocks/networks/federal/federal.ts';
import { federal, openFederal, test } from './screen/federal-journey.ts';
import { openPage } from './screen/record-screen.ts';

const sources = (page: Page) => page.getByRole('region', { name: 'Sources' });
const practices = (page: Page) => sources(page).getByRole('region', { name: 'National Practice Network' });
const hospitals = (page: Page) => sources(page).getByRole('region', { name: 'National Hospital Network' });
const line = (page: Page) => page.getByRole('region', { name: 'Completeness' });

/** Sources in the panel: the exchange's own, and the twelve members of its networks that know her. */
const knownSources = federalNetwork.sources.length + 12;

const noResources = { received: 0, entries: 0, supporting: 0, refused: 0 };

/** Lines of a stream in which so many members of one network answer, the first nine of them with nothing. */
function manySources(count: number): string {
  const network = { id: 'many', name: 'Many Members' };
  const member = (at: number) => ({
    id: `many.${at}`,
    name: `Member ${at}`,
    code: 'MM',
    organisation: `many.${at}`,
    own: false,
    mark: 1,
    never: [],
    standing: [],
    network,
  });
  const outcome = (at: number) => (at < 9 ? { state: 'failed', why: 'no answer within 10 s' } : { state: 'none' });
  return Array.from({ length: count }, (_, at) => [
    { type: 'source', source: member(at) },
    ...categories.map((category) => ({ type: 'outcome', source: `many.${at}`, attempt: 1, category, outcome: outcome(at) })),
    { type: 'end', source: `many.${at}`, attempt: 1, resources: noResources, entries: 0, at: '2026-11-21T19:02:00Z', tookMs: 5 },
  ])
    .flat()
    .map((message) => `${JSON.stringify(message)}\n`)
    .join('');
}

test.afterEach(() => clearFaults(federal.all));

// 12 of 60,000 organisations know her: each is a source of its own, under its network's tick.
test('organisations of two networks join the record, and a group is unticked at once', async ({ page }) => {
  await openFederal(page, 'FERRER');
  await expect(practices(page)).toContainText('7 of 30,000 organisations know this patient');
  await expect(hospitals(page)).toContainText('5 of 30,000 organisations know this patient');
  await expect(practices(page).getByRole('listitem')).toHaveCount(7);
  await expect(hospitals(page).getByRole('listitem')).toHaveCount(5);
  await page.getByRole('navigation', { name: 'Record' }).getByRole('link', { name: 'Allergies' }).click();
  await expect(page.getByRole('main')).toContainText('Latex');

  const group = hospitals(page).getByRole('checkbox', { name: 'All 5 of National Hospital Network' });
  await group.uncheck();
  await expect(hospitals(page)).toContainText('Hidden by you');
  await expect(hospitals(page).getByRole('listitem').getByRole('checkbox', { checked: true })).toHaveCount(0);
  await expect(line(page)).toContainText('hidden by you');
  await hospitals(page).getByRole('listitem').first().getByRole('checkbox').check();
  await expect(hospitals(page)).toContainText('Some hidden by you');
  expect(await group.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
  await group.focus();
  await page.keyboard.press('Space');
  await expect(hospitals(page).getByRole('listitem').getByRole('checkbox', { checked: true })).toHaveCount(5);
});

// H05: the gap is stated once, not twelve times over the record, and names every organisation.
test('twelve organisations with the same gap share one sentence that names them all', async ({ page }) => {
  await openFederal(page, 'FERRER');
  await openPage(page, 'Allergies');
  const mayHoldMore = page.getByRole('main').getByRole('listitem').filter({ hasText: 'There may be more at' });
  await expect(mayHoldMore).toHaveCount(1);
  await mayHoldMore.getByRole('button', { name: '9 more' }).click();
  const names = await sources(page).locator('.source-group .source-group-head ~ ul .source-name').allTextContents();
  expect(names).toHaveLength(12);
  for (const name of names) await expect(mayHoldMore).toContainText(name);
  await expect(mayHoldMore).toContainText('taken from 1 document only');
  await expect(practices(page).getByRole('button', { name: /^Ask again/ })).toHaveCount(0);
});

test('the panel is searched, and ticks stay as they were', async ({ page }) => {
  await openFederal(page, 'FERRER');
  const find = sources(page).getByRole('searchbox', { name: 'Find a source in this list' });
  await find.fill('dermatology');
  await expect(sources(page).getByRole('status')).toContainText(new RegExp(`^\\d of ${knownSources} sources`));
  const drawnItems = await sources(page).getByRole('listitem').count();
  expect(drawnItems).toBeLessThan(5);
  await find.fill('no such place');
  await expect(sources(page).getByRole('status')).toContainText(`0 of ${knownSources} sources`);
  await find.fill('');
  await expect(practices(page).getByRole('listitem')).toHaveCount(7);
});

// H05: a locator that fails leaves a network that may hold a record, and asking again finds its members.
test('a record locator that does not answer is named, and can be asked again', async ({ page }) => {
  await setFault(federal.sources['hospital-network'] ?? '', 'refuse');
  await openFederal(page, 'FERRER');
  await expect(practices(page).getByRole('listitem')).toHaveCount(7);
  await expect(hospitals(page)).toHaveCount(0);
  await expect(line(page)).toContainText('Refused by National Hospital Network: nothing of theirs is below');
  await clearFaults(federal.all);
  await sources(page).getByRole('button', { name: 'More about National Hospital Network' }).click();
  await page.getByRole('button', { name: 'Ask again', exact: true }).click();
  await expect(hospitals(page).getByRole('listitem')).toHaveCount(5);
  await expect(hospitals(page)).toContainText('5 of 30,000 organisations know this patient');
});

test('one member can be asked again alone, and its document opens', async ({ page }) => {
  await openFederal(page, 'FERRER');
  const member = practices(page).getByRole('listitem').first();
  await member.getByRole('button', { name: /^More about/ }).click();
  const streamRequest = page.waitForRequest((request) => request.url().endsWith('/stream'));
  await page.getByRole('button', { name: 'Ask again', exact: true }).click();
  expect((await streamRequest).postDataJSON()).toMatchObject({ sources: [expect.stringMatching(/^practice-network\.org-\d{5}$/)] });
  await expect(member).toContainText(/Incomplete|Complete/);
  await page.getByRole('main').getByRole('button').filter({ hasText: 'Summary of care, 2026' }).first().click();
  await expect(page.getByRole('region', { name: 'Document', exact: true })).toContainText('Latex');
});

// A panel of very many sources: the page's own stream, and 500 small members more.
test('with 500 sources the panel draws a window of them, ticks all, and finds one by name', async ({ page }) => {
  // In the page: a stream fetched by anyone else is refused.
  await page.addInitScript((lines) => {
    const ask = window.fetch.bind(window);
    window.fetch = async (...request) => {
      const response = await ask(...request);
      if (!response.url.endsWith('/stream') || !response.body) return response;
      const append = new TransformStream<Uint8Array, Uint8Array>({ flush: (end) => end.enqueue(new TextEncoder().encode(lines)) });
      return new Response(response.body.pipeThrough(append), response);
    };
  }, manySources(500));
  await openFederal(page, 'FERRER');
  const many = sources(page).getByRole('region', { name: 'Many Members' });
  await expect(many).toContainText('9 no answer · 491 complete');
  await expect(line(page)).toContainText('No answer from 9 sources');
  await expect(many.getByRole('listitem')).toHaveCount(12);
  await many.getByRole('button', { name: 'Show 50 of 488 more of Many Members' }).click();
  await expect(many.getByRole('listitem')).toHaveCount(62);
  await many.getByRole('checkbox', { name: 'All 500 of Many Members' }).uncheck();
  await expect(many).toContainText('Hidden by you');
  await sources(page).getByRole('searchbox').fill('member 499');
  await expect(sources(page).getByRole('listitem')).toHaveCount(1);
  await expect(sources(page).getByRole('status')).toContainText(`1 of ${knownSources + 500} sources`);
  expect(await page.locator('*').count()).toBeLessThan(4_000);
});

test('on a phone the same list is a sheet, and axe finds nothing', async ({ page }) => {
  await openFederal(page, 'FERRER');
  expect((await new AxeBuilder({ page }).include('section[aria-labelledby="sources-heading"]').analyze()).violations).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  // Counts as many as are listed: a network is the heading of its members.
  await line(page)
    .getByRole('button', { name: `Sources ${knownSources}` })
    .click();
  await expect(practices(page)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
