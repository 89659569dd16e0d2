import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { incompleteLines } from '#/lib/record/completeness/absence.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { type Answer, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { CompletenessDetails } from './details.tsx';

const vale = source('vale', { name: 'Vale Surgery' });

function drawn(answer: Omit<Answer, 'source'>, notAsked: readonly string[] = [], reference?: string): string {
  const timeline = timelineOf({ ...answer, source: vale });
  const sources = sourceSummaries(timeline, wholeView).map((summary) => ({
    ...summary,
    notAsked,
    ...(reference !== undefined && { reference }),
  }));
  const incomplete = incompleteLines(timeline, undefined);
  const markup = renderToStaticMarkup(<CompletenessDetails sources={sources} incomplete={incomplete} onAskAgain={() => undefined} />);
  return markup.replaceAll(/<[^>]+>/g, '').replaceAll('&#x27;', "'");
}

const times = (text: string, part: string): number => text.split(part).length - 1;
const blocked: Outcome = { state: 'withheld', basis: 'source', why: 'it withholds this: consent, sharing or restriction' };

test('H24 the sentence of a source that is blocked as a whole stands once', () => {
  const text = drawn({ all: blocked });
  expect(times(text, "Vale Surgery does not share this patient's record.")).toBe(1);
  expect(text).toContain('Not shared');
});

test.each<[string, Omit<Answer, 'source'>, string]>([
  ['one part failed', { outcomes: { documents: { state: 'failed', why: 'no answer within 10 s' } } }, 'No answer (documents)'],
  [
    'the gravest of two',
    {
      outcomes: {
        documents: { state: 'failed', why: 'no answer within 10 s' },
        results: { state: 'partial', entries: 0, why: '3 of 9 received' },
      },
    },
    'No answer (documents)',
  ],
  [
    'two parts',
    { outcomes: { documents: { state: 'denied', why: '403' }, results: { state: 'denied', why: '403' } } },
    'Refused (results and documents)',
  ],
  ['unchanged: everything failed', { all: { state: 'failed', why: 'timed out' } }, 'No answerAsk again'],
  ['unchanged: complete', {}, 'Nothing recorded'],
])('a source’s state names the part that it rests on: %s', (_, answer, expected) => {
  expect(drawn(answer)).toContain(expected);
});

test('a source that was not asked because consent could not be checked has the reference of the registry’s fault', () => {
  const why = 'not queried: the patient’s consent could not be checked';
  const text = drawn({ all: { state: 'failed', why } }, [], '7K2M-9QXW');
  expect(text).toContain('consent could not be checked');
  expect(text).toContain('Reference for your support desk: 7K2M-9QXW');
  expect(drawn({})).not.toContain('Reference');
});

test('types that the source offers and nobody asks for are named', () => {
  expect(drawn({}, ['Claim', 'ExplanationOfBenefit'])).toContain('Offered there, not asked for: claim and explanation of benefit');
});
