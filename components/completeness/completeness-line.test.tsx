import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { type Answer, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { CompletenessLine } from './completeness-line.tsx';

const failed: Outcome = { state: 'failed', why: 'no answer within 10 s' };
const documents: Outcome = { state: 'partial', entries: 0, why: 'taken from 1 document only', lasting: true, givenAs: 'documents' };
const named = (name: string, all?: Outcome): Answer => ({ source: source(name.toLowerCase(), { name }), ...(all && { all }) });

function drawn(...answers: readonly Answer[]): string {
  const nothing = () => undefined;
  return renderToStaticMarkup(
    <CompletenessLine
      facts={describeCompleteness(timelineOf(...answers))}
      slow={[]}
      locale="en-GB"
      onShowAll={nothing}
      onAskAgain={nothing}
      onDetails={nothing}
    />,
  );
}

test('H05 the whole line warns where sources gave no answer today, and asks all of them again', () => {
  const html = drawn(named('City'), named('Park', failed), named('Vale', failed), named('Wood', failed));
  expect(html).toContain('data-wrong="true"');
  expect(html).toContain('No answer from Park, Vale, Wood: nothing of theirs is below');
  expect(html).toContain('Ask all 3 again');
});

test.each<[string, readonly Answer[], string]>([
  ['all well', [named('City'), named('Park')], 'All 2 sources complete'],
  [
    'a source that only ever gives documents',
    [named('City'), named('Park', documents)],
    'All 2 sources complete, 1 of them in documents only',
  ],
  ['a source that is still asked', [named('City'), { ...named('Park'), open: true }], '1 of 2 sources complete'],
])('unchanged: %s is no warning, and nothing is asked again', (_, answers, lead) => {
  const html = drawn(...answers);
  expect(html).not.toContain('data-wrong');
  expect(html).not.toMatch(/Ask (?:again|both|all)/);
  expect(html).toContain(`${lead}<`);
});
