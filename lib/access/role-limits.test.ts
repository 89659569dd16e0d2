import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { configure, entriesOf, grant, open, outcomeAt, session } from '#/lib/access/testing/open-record.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  check: vi.fn<() => Promise<GrantCheck>>(),
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));
vi.mock('#/lib/session/authorization-server/grants.ts', () => ({ checkGrant: doubles.check }));

beforeEach(() => {
  doubles.write.mockReset().mockResolvedValue();
  doubles.check.mockReset().mockResolvedValue({ state: 'alive', grant });
});
afterEach(closeServed);

const visit = {
  resourceType: 'Appointment',
  id: 'v',
  status: 'booked',
  start: '2026-12-09T09:00:00Z',
  description: 'Blood test',
  participant: [{ actor: { reference: 'Patient/ada' }, status: 'accepted' }],
};
const roleLimits = [{ roles: ['receptionist'], shows: ['appointments'] }];

/** Messages of a role's opening, and the types that its source was asked for. */
async function openAs(role: string, ofSource: object = {}, limits: readonly object[] = roleLimits) {
  const server = await serve(knowsAda({ Observation: { body: bundle([observation('a')]) }, Appointment: { body: bundle([visit]) } }));
  const roles = ['clinician', 'receptionist'];
  configure(
    { vale: server.url },
    { viewers: [{ organisation: 'hill', roles }], sharing: [{ source: 'vale', to: ['hill'], roles }], roleLimits: limits },
    ofSource,
  );
  const messages = await open({}, { viewer: { ...session.viewer, role } });
  const types = server.requests.map(({ path }) => /^\/?(\w+)/.exec(path)?.[1]);
  return { messages, types: new Set(types), text: JSON.stringify(messages) };
}

describe('H24 a role that is shown appointments only', () => {
  test.each([
    ['another organisation', {}],
    ['their own', { organisation: 'hill' }],
  ])('is asked and sent nothing else, and is told so, at %s', async (_, ofSource) => {
    const { messages, types } = await openAs('receptionist', ofSource);
    expect(entriesOf(messages, 'vale').map(({ category }) => category)).toEqual(['appointments']);
    expect([types.has('Appointment'), types.has('Observation')]).toEqual([true, false]);
    expect(outcomeAt(messages, 'vale', 'appointments')).toEqual([{ state: 'complete', entries: 1 }]);
    const hidden = { state: 'withheld', basis: 'role', why: 'Not shown to your role.' };
    for (const category of ['results', 'allergies', 'problems', 'documents', 'decisions', 'other'])
      expect(outcomeAt(messages, 'vale', category)).toEqual([hidden]);
  });

  test('a clinician’s stream is the one without the limit', async () => {
    const [limited, unlimited] = [await openAs('clinician'), await openAs('clinician', {}, [])];
    expect(entriesOf(limited.messages, 'vale')).toEqual(entriesOf(unlimited.messages, 'vale'));
    expect(limited.types).toEqual(unlimited.types);
    expect(limited.text).not.toContain('your role.');
  });
});
