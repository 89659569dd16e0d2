import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { Flag } from './flag.tsx';

const sodium: Measurement = {
  code: { text: 'Sodium', codings: [] },
  value: { type: 'quantity', quantity: { value: '128', unit: 'mmol/L' } },
  ranges: [{ low: { value: '133', unit: 'mmol/L' } }],
};

test('H18 a flag that is worked out says so, the source’s own does not', () => {
  expect(renderToStaticMarkup(<Flag measurement={sodium} />)).toContain('Low (worked out)');
  const flagged = { ...sodium, interpretation: { text: 'L', meaning: 'low' } } as const;
  expect(renderToStaticMarkup(<Flag measurement={flagged} />)).not.toContain('worked out');
});
