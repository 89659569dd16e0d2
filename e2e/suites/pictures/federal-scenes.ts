import { federalNetwork } from '#/mocks/networks/federal/federal.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { exchangePort, viewerPort } from '#/e2e/exchange/addresses.ts';
import type { ExchangeAt } from '#/e2e/exchange/start-exchange.ts';
import { settledAtAnyWidth } from '#/e2e/screen/record-screen.ts';
import { light, type Scene } from './scene.ts';

export const federalAt: ExchangeAt = { network: 'federal', viewerPort, exchangePort };
const { ehr } = originsOf(federalNetwork, exchangePort);

export const federalScenes: readonly Scene[] = [
  {
    name: 'sixteen-sources',
    looks: light(1440),
    open: async (page) => {
      await page.goto(`${ehr}/as/vh-reyes`);
      await page.getByRole('row').filter({ hasText: 'FERRER' }).getByText('Open shared record').click();
      await page.waitForURL(/\/record\/[^/]+/);
      await settledAtAnyWidth(page);
    },
  },
];
