import { expect, test } from 'vitest';
import { catchOperatorLines } from '#/lib/operator-log/testing/written-lines.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { logUnknownLabels } from './log-unknown-labels.ts';

const labelled = (...labels: readonly Coding[]) => [{ entry: entry('vale', 'a', { title: 'Secret' }), labels }];

test('H45 a system of labels that nobody configured is named once for each source, without item or label', () => {
  const lines = catchOperatorLines();
  logUnknownLabels('vale', labelled({ system: 'https://tenant.example/labels', code: 'ward-7', display: 'Ada Brooks' }, { code: 'R' }));
  logUnknownLabels('vale', labelled({ system: 'https://tenant.example/labels', code: 'ward-8' }));
  logUnknownLabels('hill', labelled({ system: 'https://tenant.example/labels', code: 'ward-8' }));
  logUnknownLabels('vale', labelled({ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'QQ' }));
  logUnknownLabels('vale', labelled({ system: 'urn:oid:1.2.3.4', code: 'Ada' }, { code: 'Ada' }, { system: 'Ada Brooks', code: '1' }));
  expect(lines()).toMatchObject([
    { event: 'labels-not-known', reference: 'none', about: 'vale', host: 'tenant.example' },
    { about: 'hill', host: 'tenant.example' },
    { about: 'vale', host: 'urn:oid:1.2.3.4' },
    { about: 'vale', detail: 'no system' },
    { about: 'vale', detail: 'not an address' },
  ]);
  expect(JSON.stringify(lines())).not.toMatch(/ward|Ada|Secret/);
  for (let at = 0; at < 500; at += 1) logUnknownLabels('vale', labelled({ system: `https://tenant.example/${at}`, code: 'x' }));
  expect(lines().length).toBeLessThanOrEqual(200);
});
