import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BlankScreen } from './blank-screen.tsx';
import { PageFault } from './page-fault.tsx';
import { type ServiceFacts, ServiceProvider } from './service-context.tsx';
import { pageFaultWords, supportWords } from './fault-words.ts';
import { signedOutPageWords } from './signed-out-words.ts';
import { endWords } from './words.ts';

const facts: ServiceFacts = {
  name: 'Thames Vale Shared Record',
  contact: 'IT desk, 0300 330 5000',
  links: [{ label: 'How to use the shared record', url: 'https://help.example/record' }],
};
const reference = supportWords.sessionReference('xK2m9QbWTrUvWxYz0123456789abcdef');

test.each([
  [
    'a closed record',
    <BlankScreen key="closed" words={endWords.closed('Closed after a period of inactivity.')} reference={reference} />,
    'xK2m9QbW',
  ],
  ['a page that could not be drawn', <PageFault key="fault" reference="2841937" />, '2841937'],
  ['no such page', <BlankScreen key="none" words={pageFaultWords.notFound} />, undefined],
  ['signed out', <BlankScreen key="out" words={signedOutPageWords.viewer} />, undefined],
] as const)('%s carries the name, the contact and a reference where something was logged', (_, page, code) => {
  const html = renderToStaticMarkup(<ServiceProvider facts={facts}>{page}</ServiceProvider>);
  expect(html).toContain('Thames Vale Shared Record');
  expect(html).toContain('Support: IT desk, 0300 330 5000');
  expect(html).toContain('href="https://help.example/record"');
  expect(html.includes('Reference for your support desk')).toBe(code !== undefined);
  if (code !== undefined) expect(html).toContain(`Reference for your support desk: ${code}`);
  expect(html).not.toMatch(/\sstyle=/);
});

test('a deployment without a contact names none, and a page beyond all frames has its reference alone', () => {
  const bare = renderToStaticMarkup(
    <ServiceProvider facts={{ name: 'County', links: [] }}>
      <BlankScreen words={endWords.signedOut} />
    </ServiceProvider>,
  );
  expect(bare).toContain('County');
  expect(bare).not.toContain('Support:');
  expect(renderToStaticMarkup(<PageFault reference="2841937" />)).toContain('Reference for your support desk: 2841937');
  expect(renderToStaticMarkup(<PageFault />)).not.toContain('data-support');
});
