import { expect, type Page } from '@playwright/test';
import { exchange } from './exchange/addresses.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem, signIn } from './screen/open-record.ts';
import { settled, wholeText } from './screen/record-screen.ts';

const people = [
  { name: 'BROOKS, Amara', number: '999 102 0012' },
  { name: 'QUAYE, Rosa', number: '999 102 0020' },
  { name: 'QUAYE, Lily', number: '999 102 0039' },
  { name: 'MARSH, Jean', number: '999 102 0136' },
  { name: 'HOLT, Sam', number: '999 102 0128' },
] as const;
type Person = (typeof people)[number];

async function shows(page: Page, person: Person): Promise<void> {
  await expect(page.getByRole('banner')).toContainText(person.name, { timeout: 45_000 });
  await expect(page.getByRole('banner')).toContainText(person.number);
  await settled(page);
  const text = await wholeText(page);
  for (const somebody of people) if (somebody !== person) expect(text).not.toContain(somebody.number);
}

// The classic way to treat the wrong patient: two tabs, and a reload (the record system's A, B, refresh A script).
test('H01 two tabs, two patients: after both are reloaded, each shows its own', async ({ page, context }) => {
  const [first, second] = [people[0], people[1]];
  await openFromRecordSystem(page, first.name);
  await shows(page, first);
  const secondTab = await context.newPage();
  await openFromRecordSystem(secondTab, second.name);
  await shows(secondTab, second);
  await page.reload();
  await shows(page, first);
  await secondTab.reload();
  await shows(secondTab, second);
});

// Five patients opened together: nothing may depend on which was opened last.
test('H01 five tabs, five patients, opened and reloaded at the same time', async ({ context }) => {
  test.setTimeout(240_000);
  const pages = await Promise.all(people.map(() => context.newPage()));
  await Promise.all(pages.map((page, index) => openFromRecordSystem(page, people[index]?.name ?? '')));
  for (const [index, page] of pages.entries()) await shows(page, people[index] ?? people[0]);
  await Promise.all(pages.map((page) => page.reload()));
  for (const [index, page] of pages.entries()) await shows(page, people[index] ?? people[0]);
});

// An address that is copied into another browser opens nothing.
test('H01 the address of a record opens nothing in another browser', async ({ page, browser }) => {
  await openFromRecordSystem(page, people[0].name);
  await settled(page);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(page.url());
  await expect(stranger.getByRole('alert').filter({ hasText: 'closed' })).toBeVisible();
  expect(await wholeText(stranger)).not.toContain(people[0].number);
  await stranger.context().close();
});

// At a shared workstation the next reader must not inherit the last one's patient.
test('H34 a second reader in the same browser ends the first one’s record', async ({ page, context }) => {
  await openFromRecordSystem(page, people[0].name);
  await settled(page);
  const secondTab = await context.newPage();
  await signIn(secondTab, 'Dr Helen Ward');
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'closed' })).toBeVisible();
  expect(await wholeText(page)).not.toContain(people[0].number);
  expect(await wholeText(page)).not.toContain('BROOKS');
  expect(page.url()).not.toContain(exchange.ehr);
});
