import { beforeEach, expect, test, vi } from 'vitest';
import { ada, nhs } from '#/lib/sources/testing/fake-record.ts';
import { configure, session } from '#/lib/access/testing/open-record.ts';
import { gatherInput, timelineRequest } from './record-request.ts';

vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: vi.fn<() => Promise<void>>() }) }));
beforeEach(() => configure({ vale: 'https://vale.example/fhir' }));

test.each([
  ['9991020012', ['9991020012']],
  ['9991020013', []],
])('H04 no door asks anybody by a number that cannot be right: %s', (value, asked) => {
  const request = timelineRequest({ ...session, patient: { ...ada, identifiers: [{ system: nhs, value }] } });
  const [source] = request.config.sources;
  expect(request.patient.identifiers.map((one) => one.value)).toEqual(asked);
  expect(source && gatherInput(request, source).patient).toBe(request.patient);
});
