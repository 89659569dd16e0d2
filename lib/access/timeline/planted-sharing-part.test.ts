import { expect, test, vi } from 'vitest';
import { configSchema, type SourceConfig } from '#/lib/config/schema/schema.ts';
import { standingSentences } from '#/lib/policy/standing.ts';
import type { SharingPart } from '#/lib/record/sharing-parts/sharing-part.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { policyAt } from '#/lib/access/testing/policy-at.ts';
import { startEntryRelease } from './release-entries.ts';

const planted = vi.hoisted((): SharingPart => ({
  name: 'care-plans',
  category: 'care-plans',
  words: { title: 'Care plan', subject: 'care plans are' },
  isWhole: ({ category }) => category === 'care-plans',
  takeOut: (shown) => ({ ...shown, facts: shown.facts.filter(({ label }) => label !== 'Care plan') }),
}));
vi.mock('#/lib/record/sharing-parts/registry.ts', async (actual) => ({
  sharingParts: [...(await actual<{ readonly sharingParts: readonly SharingPart[] }>()).sharingParts, planted],
}));

const source = { id: 'vale', name: 'Vale', organisation: 'vale', mayWithholdPersonally: false } as SourceConfig;
const sentence = 'Vale: care plans are not shared with your organisation.';

test('H24 one more sharing part in the registry is known to configuration, policy and release', () => {
  const written = [{ source: 'vale', to: ['hill'], roles: ['clinician'], except: ['care-plans'] }];
  const sharing = configSchema.shape.sharing.parse(written);
  expect(sharing).toEqual(written);

  const policy = { ...policyAt('vale'), sharing };
  expect(standingSentences(policy, source)).toContain(sentence);

  const { entries, outcomes } = startEntryRelease(policy, source);
  const [stub, shown] = entries([
    { entry: entry('vale', 'plan', { category: 'care-plans', title: 'Secret plan' }), labels: [] },
    { entry: entry('vale', 'result', { facts: [{ label: 'Care plan', value: 'Secret plan' }] }), labels: [] },
  ]);
  expect(stub).toMatchObject({ title: 'Care plan', detail: 'not shared with your organisation', withheld: { text: sentence } });
  expect(shown?.title).toBe('result');
  expect(JSON.stringify([stub, shown])).not.toContain('Secret');

  const resources = { received: 0, entries: 0, supporting: 0, refused: 0 };
  const ended = { type: 'ended', outcomes: new Map([['care-plans', { state: 'none' }] as const]), resources } as const;
  expect(outcomes(ended).get('care-plans')).toEqual({ state: 'withheld', basis: 'agreement', why: sentence });
});
