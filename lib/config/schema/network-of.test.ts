import { expect, test } from 'vitest';
import type { Config } from './schema.ts';
import { memberIn, networkOf } from './network-of.ts';

const sources = [
  { id: 'national', kind: 'network' },
  { id: 'hill', kind: 'fhir' },
].map((one) => one as Config['sources'][number]);

test.each<[string, string | undefined]>([
  ['national.org-1', 'national'],
  ['national.2.16.840', 'national'],
  ['hill.org-1', undefined],
  ['national', undefined],
  ['national.', undefined],
  ['elsewhere.org-1', undefined],
  ['national.org/../1', undefined],
  ['national.org_1', 'national'],
  ['national.urn:oid:2.16', 'national'],
  [`national.${'x'.repeat(257)}`, undefined],
  ['__proto__.a', undefined],
])('%s is of %s', (id, network) => expect(networkOf(id, { sources })?.id).toBe(network));

test('what follows the first point is the member', () => expect(memberIn('national.2.16.840')).toBe('2.16.840'));
