import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { notableStatus, statusFacts } from './status-words.ts';

const entry: TimelineEntry = {
  id: 'ch|Condition/1',
  category: 'problems',
  kind: 'condition',
  resourceType: 'Condition',
  title: 'Pneumonia',
  assertion: 'affirmed',
  otherDates: [],
  body: { shape: 'facts' },
  facts: [],
  cautions: [],
  origins: [],
  identity: [],
  compare: {},
};

describe('status on a row', () => {
  it.each([
    [{ status: 'active' }, undefined],
    [{ status: 'on-hold' }, 'On hold'],
    [{ status: 'final', verificationStatus: 'refuted' }, 'Refuted'],
    [{ clinicalStatus: 'resolved', verificationStatus: 'confirmed' }, 'Resolved'],
    [{ status: 'something-new' }, 'Something new'],
    [{ status: 'unknown' }, 'Unknown'],
    [{ status: 'unknown', assertion: 'none-known' } as const, undefined],
    [{ status: 'unknown', verificationStatus: 'refuted', assertion: 'none-known' } as const, 'Refuted'],
  ])('H12 %j is shown as %s', (statuses, shown) => {
    expect(notableStatus({ ...entry, ...statuses })).toBe(shown);
  });

  it('H12 names what each status is a status of', () => {
    expect(statusFacts({ ...entry, clinicalStatus: 'active', verificationStatus: 'unconfirmed' })).toEqual([
      { label: 'Clinical status', value: 'Active' },
      { label: 'Verification', value: 'Unconfirmed' },
    ]);
  });
});
