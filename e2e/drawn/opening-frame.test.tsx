import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { OpeningFrame } from '#/app/record/[session]/_screen/opening-frame.tsx';

const painted = (session: string): string => renderToStaticMarkup(<OpeningFrame session={session} locale="en-GB" />);

test('H01 what the server paints of a record is the same for every session', () => {
  expect(painted('one').replaceAll('/record/one', '/record/two')).toBe(painted('two'));
});

// The policy refuses every `style` in the server's page: what has one would move once the browser draws it.
test('the frame that the server paints holds its parts, their bars, and no style', () => {
  const html = painted('one');
  expect(html).not.toContain('style=');
  for (const part of [
    'patient-banner',
    'decisions-strip',
    'record-sources',
    'record-bar',
    'record-pane',
    'waiting-row',
    'summary-rows" data-asking',
  ]) {
    expect(html).toContain(part);
  }
  for (const head of [
    'Allergies',
    'Current medicines',
    'Problems',
    'Observations',
    'Results to look at',
    'People to ring',
    'Appointments',
  ]) {
    expect(html).toMatch(new RegExp(`<h2[^>]*>${head}</h2>`));
  }
});

test('H05 the frame never says that there is nothing', () => {
  expect(painted('one').replaceAll(/<[^>]+>/g, ' ')).not.toMatch(/\b(no|none|nothing)\b(?! of the record)/i);
});

test('without scripts it says that nothing of the record is shown', () => {
  expect(painted('one')).toMatch(/<noscript>[^<]*needs JavaScript[^<]*<\/noscript>/);
});
