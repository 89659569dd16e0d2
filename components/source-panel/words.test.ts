import { describe, expect, it } from 'vitest';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { outcomeRowWords } from '#/lib/record/words/outcome-words.ts';
import { stateText, whyText } from './words.ts';

const line = (state: Outcome, more: { at?: string; staleFrom?: string } = {}, resources = 0) => ({
  state,
  words: outcomeRowWords(state, undefined, resources),
  ...more,
});
const at = '2026-11-21T14:02:00Z';

describe('the state line of a source', () => {
  it.each([
    ['Complete · 14:02', line({ state: 'complete', entries: 3 }, { at }), false],
    ['Asking…', line({ state: 'pending' }), false],
    ['Asking… 1,204 so far', line({ state: 'pending' }, {}, 1204), false],
    ['Slow to answer… 1,204 so far', line({ state: 'pending' }, {}, 1204), true],
    ['Asking… · from 14:02', line({ state: 'pending' }, { staleFrom: at }), false],
    ['No answer', line({ state: 'failed', why: 'nothing came within 10 s' }), true],
  ] as const)('%s', (text, summary, slow) => {
    expect(stateText(summary, slow)).toBe(text);
  });

  it('names the limit that stopped it', () => {
    expect(whyText(line({ state: 'failed', why: 'nothing came within 10 s' }))).toBe('nothing came within 10 s');
    expect(whyText(line({ state: 'failed', why: 'no answer' }))).toBeUndefined();
    expect(whyText(line({ state: 'complete', entries: 1 }))).toBeUndefined();
  });
});
