import { describe, expect, test } from 'vitest';
import { sameSiteRedirect, sameSiteRedirectBy } from './same-site-redirect.ts';

const script = { text: '(go)()', nonce: 'n0+/=' };

describe.each<[string, (path: string) => Response]>([
  ['sameSiteRedirect', (path) => sameSiteRedirect(path)],
  ['sameSiteRedirectBy', (path) => sameSiteRedirectBy(script, path)],
])('%s', (_, redirect) => {
  test('is a page that nobody keeps, and leads on without a script', async () => {
    const answer = redirect('/record/one');
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([
      200,
      'no-store',
      'no-referrer',
    ]);
    const page = await answer.text();
    expect(page).toContain('<meta http-equiv="refresh" content="0;url=/record/one">');
    expect(page).toContain('<a href="/record/one">Continue</a>');
  });

  test.each(['"><script>alert(1)</script>', '&quot;<img src=x>', '/callback/x?state=a&iss=https://e\'"<b>'])(
    'markup in a path stays text: %j',
    async (path) => {
      const page = await redirect(path).text();
      expect(page).not.toMatch(/<script>|<img|<b>/);
      expect(page.match(/"/g)?.length).toBe((await redirect('/x').text()).match(/"/g)?.length);
    },
  );
});

test('a script goes on by itself; only a browser without scripts refreshes or shows a link', async () => {
  const page = await sameSiteRedirectBy(script, '/callback/a?code=c&state=s').text();
  expect(page).toContain('<meta name="next" content="/callback/a?code=c&amp;state=s">');
  expect(page).toContain('<script nonce="n0+/=">(go)()</script>');
  expect(page.replace(/<noscript>.*?<\/noscript>/g, '')).not.toMatch(/refresh|<a /);
});
