import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { NoticeDocument } from './notice-document.tsx';
import { OpeningDocument } from './opening-document.tsx';
import { noticeWords, type NoticeKind } from './words.ts';

const kinds = Object.keys(noticeWords) as NoticeKind[];
/** Words of ours that mean nothing to a clinician. */
const jargon =
  /\b(oauth|oidc|openid|smart|fhir|token|issuer|iss|nonce|pkce|jwt|client|redirect|callback|cookie jar|session id|http|status \d+|undefined|null)\b/i;

describe.each(kinds)('%s', (kind) => {
  test.each(['launch', 'sign-in'] as const)('by %s: what happened and what to do, in plain words', (way) => {
    const { title, happened, next } = noticeWords[kind];
    expect(title).not.toBe('');
    expect(next[way].length).toBeGreaterThan(0);
    for (const sentence of [happened, ...next[way]]) expect(sentence).toMatch(/^[A-Z].*[.?]$/);
    expect([title, happened, ...next[way]].join(' ')).not.toMatch(jargon);
  });

  test('is a whole page without scripts', () => {
    const page = renderToStaticMarkup(
      <NoticeDocument
        kind={kind}
        way="launch"
        actions={[{ step: 'start', href: '/' }]}
        reference="7K2M-9QXW"
        contact="help@example.org"
        links={[{ label: 'How to use the shared record', url: 'https://help.example/record' }]}
        service="County"
        language="en-GB"
        stylesheet="/notice.css"
      />,
    );
    expect(page).toContain(`data-notice="${kind}"`);
    expect(page).toContain('7K2M-9QXW');
    expect(page).toContain('<a href="https://help.example/record" target="_blank" rel="noreferrer">How to use the shared record</a>');
    expect(page).not.toMatch(/<script|\sstyle=|\son[a-z]+=/);
  });
});

describe('the page on the way to a sign-in', () => {
  const page = renderToStaticMarkup(
    <OpeningDocument
      way="launch"
      ticket="sealed"
      script="run('</script><b>');"
      nonce="abc"
      withoutScript="/launch?iss=https%3A%2F%2Fehr.example&launch=%22%3E%3Cscript%3E&without-script=1"
      service="County"
      language="en-GB"
      stylesheet="/notice.css"
    />,
  );

  test('has one script, let in by the nonce, and no style, handler or address of its own', () => {
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('<script nonce="abc">');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
  });

  test('draws nothing until the script shows a part, and goes on without scripts', () => {
    expect(page.replaceAll(/<(template|script|head)\b.*?<\/\1>/gs, '')).toBe('<html lang="en-GB"><body></body></html>');
    expect(page).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(page).toMatch(/<noscript><meta http-equiv="refresh" content="0;url=\/launch\?[^"]*without-script=1"\/><\/noscript>/);
  });
});
