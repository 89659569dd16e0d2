import { type MappingChange, changeWithin, moveElement, moveChoice } from './change.ts';
import { recodeElement } from './codes.ts';
import { orderedItems, orderedWhen, reasonToCodes, patientToSubject } from './dstu2-parts.ts';
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

const order: readonly MappingChange[] = [
  moveElement('orderer', 'requester'),
  moveElement('orderedOn', 'authoredOn'),
  reasonToCodes,
  commentsAsNotes,
  moveElement('supportingInformation', 'supportingInfo'),
];

/** Differences of DSTU2 for orders and referrals: four types that are one in R4, or one of devices. */
export const requestChanges: Readonly<Record<string, readonly MappingChange[]>> = {
  DiagnosticOrder: [...order, recodeElement('status', { ...orderStatus, review: 'active' }), orderedItems, orderedWhen],
  ProcedureRequest: [
    ...order,
    recodeElement('status', orderStatus),
    moveChoice('scheduled', 'occurrence', 'DateTime Period Timing'),
    changeWithin('occurrenceTiming', olderTiming),
  ],
  ReferralRequest: [
    patientToSubject,
    moveElement('date', 'authoredOn'),
    moveElement('dateSent', 'authoredOn'),
    moveElement('fulfillmentTime', 'occurrencePeriod'),
    olderReferral,
    ...order,
    recodeElement('status', orderStatus),
  ],
  CommunicationRequest: [
    moveElement('requestedOn', 'authoredOn'),
    moveChoice('scheduled', 'occurrence', 'DateTime Period'),
    moveElement('reason', 'reasonCode'),
    recodeElement('status', orderStatus),
  ],
  DeviceUseRequest: [
    ...order,
    moveElement('device', 'codeReference'),
    moveElement('indication', 'reasonCode'),
    moveChoice('timing', 'occurrence', 'DateTime Period Timing'),
    recodeElement('status', orderStatus),
  ],
};
