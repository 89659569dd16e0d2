import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { patientRead, queriesPlanned } from '#/lib/audit/model/source-events.ts';
import { breach } from './breach.ts';
import { type BalpProfile, claimed, claimedProfiles, comprehensiveToken, opaqueToken } from './balp-constraints.ts';
import { context, sampleEvents, source } from './sample-events.ts';
import { eventValidator } from './validate-events.ts';

const faultsOf = eventValidator();

test.each(sampleEvents)('H32 %s conforms to FHIR R4, to the BALP profile that it claims, and to the patterns for tokens', (_, event) => {
  expect(faultsOf(event)).toEqual([]);
});

test('H32 a success of a query or a read claims its profile, and a failure has an OperationOutcome in place of the claim', () => {
  for (const [name, { type, outcome, meta, contained }] of sampleEvents)
    if (type.code === 'rest') expect([meta?.profile?.length ?? 0, contained?.length ?? 0], name).toEqual(outcome === '0' ? [1, 0] : [0, 1]);
});

const query = queriesPlanned(context, source, { requestId: 'r1', requests: ['Condition?patient=7'] });
const read = patientRead('read-planned', context, source, { requestId: 'r1', reference: 'Binary/7', outcome: '0', detail: 'planned' });
const profiles: readonly (readonly [BalpProfile | undefined, AuditEvent])[] = [
  [claimedProfiles[claimed.patientQuery], query],
  [claimedProfiles[claimed.patientRead], read],
  [opaqueToken, query],
  [comprehensiveToken, query],
];

/** A member of another type stands in no slice, which an optional slice allows; an event without a user is by no token. */
const ofNoSlice = new Set([
  ...['AuditEvent.agent:user.type', 'AuditEvent.entity:transaction.type'],
  ...['AuditEvent.agent:oUser', 'AuditEvent.agent:oUser.type'],
]);

// The check is proved: an event that breaks one constraint, and no other, is found.
describe.each(profiles.map(([profile, event]) => ({ name: profile?.name, constraints: profile?.constraints ?? [], event })))(
  'H32 $name',
  ({ name, constraints, event }) => {
    test.each(constraints.filter(({ id }) => !ofNoSlice.has(id)).map((constraint) => [constraint.id, constraint] as const))(
      'an event that breaks %s is found',
      (_, constraint) => {
        const broken = breach(event, constraint);
        expect(faultsOf(broken).filter((fault) => fault.startsWith(`${name}:`) || fault.startsWith('FHIR R4:'))).not.toEqual([]);
      },
    );
  },
);

test.each<[string, AuditEvent]>([
  ['claims a profile that does not exist', { ...query, meta: { profile: ['https://example.org/none'] } }],
  ['has no time', { ...query, recorded: '' }],
  ['has an element that FHIR does not know', Object.assign({}, query, { severity: 'high' })],
])('an event that %s is found', (_, event) => {
  expect(faultsOf(event)).not.toEqual([]);
});
