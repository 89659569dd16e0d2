import type { Page } from '@playwright/test';
import { exchange } from '#/e2e/exchange/addresses.ts';
import { openBySearch } from '#/e2e/screen/open-record.ts';
import { peopleFacts } from '#/mocks/patients/demographics.ts';
import type { RecallQuery } from './judge.ts';
import queries from './queries.json' with { type: 'json' };
import { readRecord } from './read-record.ts';
import { noScore, addScores, score, type Score } from './score.ts';

const allQueries: readonly RecallQuery[] = queries;

/** Queries about words of consultations, which the practice shares with its own readers alone. */
const isAboutConsultations = ({ why }: RecallQuery): boolean => why.startsWith('consultation text');

export const countyPeople: readonly string[] = peopleFacts.map(({ key }) => key);
export const federalPeople: readonly string[] = ['whitfield', 'okafor', 'ferrer'];

/** Opens the record of one person of the county as each reader whom the queries need, and judges them. */
export async function scoreCountyPerson(key: string, newPage: () => Promise<Page>): Promise<Score> {
  const ofPerson = allQueries.filter(({ person }) => person === key);
  const [ofPractice, ofHospital] = [ofPerson.filter(isAboutConsultations), ofPerson.filter((query) => !isAboutConsultations(query))];
  let total = noScore;
  if (ofHospital.length > 0) total = addScores(total, await scoreAs(ofHospital, await newPage(), (page) => openAtHospital(page, key)));
  if (ofPractice.length > 0) total = addScores(total, await scoreAs(ofPractice, await newPage(), (page) => openAtPractice(page, key)));
  return total;
}

/** The same of a person of the federal exchange, whose record system stands at `ehr`. */
export async function scoreFederalPerson(key: string, page: Page, ehr: string): Promise<Score> {
  const ofPerson = allQueries.filter(({ person }) => person === key);
  const openHere = async (): Promise<void> => {
    await page.goto(`${ehr}/as/vh-reyes`);
    await openRow(page, new RegExp(key, 'i'));
  };
  return scoreAs(ofPerson, page, openHere, 'en-US');
}

async function scoreAs(
  queriesHere: readonly RecallQuery[],
  page: Page,
  openIt: (page: Page) => Promise<void>,
  locale = 'en-GB',
): Promise<Score> {
  await openIt(page);
  const total = score(queriesHere, await readRecord(page), locale);
  await page.close();
  return total;
}

async function openAtHospital(page: Page, key: string): Promise<void> {
  await page.goto(exchange.ehr);
  await openRow(page, new RegExp(numberOf(key).join(' ?')));
}

const openAtPractice = (page: Page, key: string): Promise<void> => openBySearch(page, 'Dr Helen Ward', numberOf(key).join(' '));

async function openRow(page: Page, hasText: RegExp): Promise<void> {
  await page.getByRole('row').filter({ hasText }).getByText('Open shared record').first().press('Enter');
  await page.waitForURL(/\/record\/[^/]+/);
}

/** NHS number in its three parts. */
function numberOf(key: string): readonly string[] {
  const number = peopleFacts.find((person) => person.key === key)?.nhsNumber ?? '';
  return [number.slice(0, 3), number.slice(3, 6), number.slice(6)];
}
