import { expect, type Page, type Request } from '@playwright/test';

/** Counts the JavaScript that a page is sent, as it travels (compressed), from now on. */
export function countScripts(page: Page): () => Promise<number> {
  const scripts: Request[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  return async () => {
    const sizes = await Promise.all(scripts.map((request) => request.sizes()));
    return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  };
}

/** Tells how many scripts a page has been sent from now on, once none is under way. */
export function scriptsIdle(page: Page): () => Promise<number> {
  const underWay = new Set<Request>();
  let done = 0;
  const end = (request: Request) => {
    if (underWay.delete(request)) done += 1;
  };
  page.on('request', (request) => request.resourceType() === 'script' && underWay.add(request));
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    await expect.poll(() => underWay.size).toBe(0);
    return done;
  };
}
