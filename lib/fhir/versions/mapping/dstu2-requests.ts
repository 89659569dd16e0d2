import { type Change, inEach, moved, movedChoice } from './change.ts';
import { recoded } from './codes.ts';
import { orderedItems, orderedWhen, reason, subject } from './dstu2-parts.ts';
import { olderTiming } from './parts.ts';
import { commentsAsNotes, olderReferral, olderRequestStatus } from './shared.ts';

/** Statuses of orders that were stages of their fulfilment. "Proposed", "rejected" and "failed" have no equal in R4. */
const orderStatus = {
  ...olderRequestStatus,
  aborted: 'revoked',
  requested: 'active',
  received: 'active',
  accepted: 'active',
  'in-progress': 'active',
};

const order: readonly Change[] = [
  moved('orderer', 'requester'),
  moved('orderedOn', 'authoredOn'),
  reason,
  commentsAsNotes,
  moved('supportingInformation', 'supportingInfo'),
];

/** Differences of DSTU2 for orders and referrals: four types that are one in R4, or one of devices. */
export const requests: Readonly<Record<string, readonly Change[]>> = {
  DiagnosticOrder: [...order, recoded('status', { ...orderStatus, review: 'active' }), orderedItems, orderedWhen],
  ProcedureRequest: [
    ...order,
    recoded('status', orderStatus),
    movedChoice('scheduled', 'occurrence', 'DateTime Period Timing'),
    inEach('occurrenceTiming', olderTiming),
  ],
  ReferralRequest: [
    subject,
    moved('date', 'authoredOn'),
    moved('dateSent', 'authoredOn'),
    moved('fulfillmentTime', 'occurrencePeriod'),
    olderReferral,
    ...order,
    recoded('status', orderStatus),
  ],
  CommunicationRequest: [
    moved('requestedOn', 'authoredOn'),
    movedChoice('scheduled', 'occurrence', 'DateTime Period'),
    moved('reason', 'reasonCode'),
    recoded('status', orderStatus),
  ],
  DeviceUseRequest: [
    ...order,
    moved('device', 'codeReference'),
    moved('indication', 'reasonCode'),
    movedChoice('timing', 'occurrence', 'DateTime Period Timing'),
    recoded('status', orderStatus),
  ],
};
