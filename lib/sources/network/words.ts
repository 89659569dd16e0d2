import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

/** For the operator: the only `match` of a network. */
export const locatorMatch = '[{ kind: identifier }]: the record locator is searched by identifier';

/** Reasons why a network's list of organisations may not be whole. */
export const networkWords = {
  locator: 'its record locator',
  directory: 'its directory',
  locatorOtherSearch: 'its record locator answered a different search',
  locatorStopped: (why: string): string => `its record locator did not finish: ${why}`,
  locatorShort: (received: number, total: number): string => `its record locator sent ${formatCount(received)} of ${formatCount(total)}`,
  locatorOtherPatients: 'its record locator also named other patients',
  locatorNoOrganisation: 'its record locator left out an organisation’s name',
  notListed: (count: number): string => `${formatCount(count)} more organisations know this patient than can be listed`,
  notInDirectory: (count: number): string =>
    `${formatCountOf(count, 'organisation that knows this patient is', 'organisations that know this patient are')} not in its directory`,
  directoryStale: (why: string): string => `its directory could not be refreshed (${why}); organisations listed before were queried`,
  noAddress: 'its directory gives no address to query',
} as const;
