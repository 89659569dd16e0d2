import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NotShown } from './not-shown.tsx';

test.each<[string, string | undefined, string]>([
  ['a fault', '7K2M-9QXW', 'The file is damaged. Reference for your support desk: 7K2M-9QXW'],
  ['unchanged: a decision, or a note of what is shown', undefined, 'The file is damaged.'],
])('a document that is not shown says why, and the reference of its fault: %s', (_, reference, expected) => {
  const markup = renderToStaticMarkup(<NotShown why="The file is damaged." reference={reference} />);
  expect(
    markup
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ).toBe(expected);
});
