import { expect, test } from 'vitest';
import type { Config } from '#/lib/config/schema/schema.ts';
import { summarySettings } from './summary-settings.ts';

const sections: Config['summary']['sections'] = [{ id: 'diabetes', title: 'Diabetes', categories: ['results'] }];
const lens = (
  roles: readonly string[],
  order: readonly string[],
  organisations?: readonly string[],
): Config['summary']['lenses'][number] => ({
  roles: [...roles],
  order: [...order],
  folded: ['letters'],
  ...(organisations && { organisations: [...organisations] }),
});
const lenses = [
  lens(['pharmacist'], ['medicines']),
  lens(['clinician'], ['results'], ['city']),
  lens(['clinician'], ['problems'], ['surgery']),
];

test.each([
  ['pharmacist', 'surgery', ['medicines']],
  ['clinician', 'city', ['results']],
  ['clinician', 'surgery', ['problems']],
  ['clinician', 'elsewhere', []],
  ['none', 'none', []],
])('the lens of a %s at %s', (role, organisation, order) => {
  const settings = summarySettings({ sections, lenses }, { role, organisation });
  expect(settings).toEqual({ sections, lens: { order, folded: order.length > 0 ? ['letters'] : [] } });
});

test('nothing is sent where nothing is configured for the reader', () => {
  expect(summarySettings({ sections: [], lenses }, { role: 'clinician', organisation: 'elsewhere' })).toBeUndefined();
  expect(summarySettings({ sections: [], lenses: [] }, { role: 'clinician', organisation: 'city' })).toBeUndefined();
});
