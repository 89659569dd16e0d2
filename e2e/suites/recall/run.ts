import { chromium, type Browser, type Page } from '@playwright/test';
import { chromium as launchOptions } from '#/e2e/exchange/chromium.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { countyAt, startExchange, type ExchangeAt } from '#/e2e/exchange/start-exchange.ts';
import { federal } from '#/e2e/screen/federal-journey.ts';
import { notSearchedFor, shownAllTheSame } from './exceptions.ts';
import { countyPeople, federalPeople, scoreCountyPerson, scoreFederalPerson } from './people.ts';
import { addScores, noScore, recallOf, type Score } from './score.ts';

/**
 * `npm run recall`: 300 queries with their right answers, against the records of every person of both exchanges; fails under 99 %.
 * `npm run recall -- federal` or `-- whitfield li-mei`: those alone, without looking for exceptions that nobody needs any more.
 */
const leastRecall = 0.99;
const chosen = process.argv.slice(2);
const chosenOf = (network: string, people: readonly string[]): readonly string[] =>
  chosen.length === 0 || chosen.includes(network) ? people : people.filter((key) => chosen.includes(key));
const federalAt: ExchangeAt = { network: 'federal', ...portsOf('federal') };

async function scoreAll(
  browser: Browser,
  at: ExchangeAt,
  people: readonly string[],
  scorePerson: (key: string, newPage: () => Promise<Page>) => Promise<Score>,
): Promise<Score> {
  let total = noScore;
  if (people.length === 0) return total;
  const started = await startExchange(at);
  try {
    for (const key of people) {
      const context = await browser.newContext({
        baseURL: `http://localhost:${at.viewerPort}`,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
      });
      const ofPerson = await scorePerson(key, () => context.newPage()).catch((error: unknown): Score => {
        const [why] = String(error).split('\n');
        return { ...noScore, failures: [`${key} was not judged: ${why}`] };
      });
      await context.close();
      total = addScores(total, ofPerson);
      console.log(
        `${key.padEnd(14)} ${String(ofPerson.queries).padStart(4)} queries ${String(ofPerson.foundEntries).padStart(5)} of ${ofPerson.held} found, ${ofPerson.notHeld} not held`,
      );
    }
  } finally {
    await started.stop();
  }
  return total;
}

const browser = await chromium.launch(launchOptions);
const county = await scoreAll(browser, countyAt, chosenOf('county', countyPeople), scoreCountyPerson);
const joint = await scoreAll(browser, federalAt, chosenOf('federal', federalPeople), async (key, newPage) =>
  scoreFederalPerson(key, await newPage(), federal.ehr),
);
await browser.close();
const total = addScores(county, joint);
for (const failure of total.failures) console.log(`FAILED ${failure}`);
const exceptions = [...notSearchedFor, ...shownAllTheSame];
for (const { query, rule } of exceptions) if (total.excepted.includes(query)) console.log(`except "${query}": ${rule}`);
const stale = chosen.length > 0 ? [] : exceptions.filter(({ query }) => !total.excepted.includes(query));
for (const { query } of stale) console.log(`FAILED "${query}" needs its exception no more`);
console.log(
  `${total.queries} queries: ${total.foundEntries} of ${total.held} expected entries found, ${(100 * recallOf(total)).toFixed(2)} %; ${total.failures.length} failures`,
);
process.exitCode = recallOf(total) >= leastRecall && total.failures.length === 0 && stale.length === 0 ? 0 : 1;
