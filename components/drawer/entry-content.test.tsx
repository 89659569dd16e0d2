import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { EntryBody } from '#/lib/record/model/timeline-entry.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { EntryContent } from './entry-content.tsx';

function drawn(body: EntryBody): string {
  const lead = entry('city', 'r', { category: 'results', body });
  const group = { id: lead.id, lead, members: [lead], sources: ['city'], likeness: 'alone', conflicts: [], cautions: [] } as const;
  const nothing = (): void => undefined;
  return renderToStaticMarkup(
    <EntryContent
      group={group}
      parts={[]}
      related={[]}
      sources={new Map()}
      receivedAt={new Map()}
      locale="en-GB"
      onOpen={nothing}
      onStep={nothing}
      onClose={nothing}
    />,
  );
}

const files = [{ index: 0, title: 'Signed report', contentType: 'application/pdf' }];

test('H10 the files of a report stand in its drawer, with results beside them too', () => {
  expect(drawn({ shape: 'attachments', attachments: files })).toContain('Signed report');
  expect(drawn({ shape: 'panel', members: ['city|Observation/1'], attachments: files })).toContain('Signed report');
  expect(drawn({ shape: 'panel', members: ['city|Observation/1'] })).not.toContain('Files');
});

const noted = (text: string): string =>
  drawn({
    shape: 'measurement',
    measurement: { code: { text: 'Culture', codings: [] }, value: { type: 'text', text }, ranges: [] },
    components: [],
  });

test('B12 the drawer has a long value to its last word, and its lines as sent', () => {
  expect(noted(`${'Mixed growth. '.repeat(2_000)}Final line: MRSA isolated.`)).toContain('MRSA isolated.');
  expect(noted('   Drug          S/R\n   Gentamicin     S')).toContain('   Drug          S/R\n   Gentamicin     S');
  expect(noted('Growth')).not.toContain('As written');
});
