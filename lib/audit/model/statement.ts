import 'server-only';
import type { AuditEventEntity, AuditEventEntityDetail } from 'fhir/r4';
import { canonicalText } from './canonical-text.ts';
import type { AuditRecord, ChainHead } from './chain.ts';
import { dicom } from './codings.ts';
import { applicationStart, type AuditEvent } from './events.ts';
import { numberRangeText, readRange, type NumberRange } from './ranges.ts';
import type { HeadSigner } from './signature.ts';
import { statementDisplays } from './words.ts';

/**
 * Record that the trail writes about itself. `head`: every record up to the one before it stands. `not-confirmed`: these numbers were
 * not taken in time, whether or not they stand in the trail, and what they announce was not done. `closed`: the process ended in order.
 */
export type Statement = { readonly kind: 'head' | 'closed' } | { readonly kind: 'not-confirmed'; readonly ranges: readonly NumberRange[] };

const system = 'urn:tributary:audit-trail';
const entityName = 'audit trail';

/** Makes the event of a statement (DICOM Application Activity), signed where there is a key: the signature covers the record before it too. */
export function statementEvent(statement: Statement, head: ChainHead, at: string, signer?: HeadSigner): AuditEvent {
  const ranges = statement.kind === 'not-confirmed' ? statement.ranges : [];
  const details = ranges.map((range) => ({ type: 'not-confirmed', valueString: numberRangeText(range) }));
  const bare = bareEvent(statement.kind, at, [...details, ...(signer ? [{ type: 'key', valueString: signer.keyId }] : [])]);
  if (!signer) return bare;
  return withDetails(bare, [{ type: 'signature', valueString: signer.sign(signedText({ ...head, event: bare })) }]);
}

function bareEvent(kind: Statement['kind'], at: string, detail: AuditEventEntityDetail[]): AuditEvent {
  const stop = kind === 'closed' ? [dicom('110121', 'Application Stop')] : [];
  const subtype = [...stop, { system, code: kind, display: statementDisplays[kind] }];
  const entity: AuditEventEntity[] = detail.length > 0 ? [{ name: entityName, detail }] : [];
  return { ...applicationStart(at), subtype, outcomeDesc: statementDisplays[kind], ...(entity.length > 0 && { entity }) };
}

function withDetails(event: AuditEvent, added: AuditEventEntityDetail[]): AuditEvent {
  const entity = event.entity?.map((part) => (part.name === entityName ? { ...part, detail: [...(part.detail ?? []), ...added] } : part));
  return { ...event, ...(entity && { entity }) };
}

interface SignedPosition extends ChainHead {
  readonly event: AuditEvent;
}

/** Text that a signature covers: the record before, and the statement without its signature. */
const signedText = ({ chain, sequence, hash, event }: SignedPosition): string =>
  canonicalText(['tributary audit head', chain, sequence, hash, event]);

export interface ReadStatement {
  readonly kind: Statement['kind'];
  readonly at: string;
  readonly ranges: readonly NumberRange[];
  readonly signature?: { readonly keyId: string; readonly value: string; readonly text: string };
}

/** Reads the statement of a record; undefined where it is an event like any other. */
export function readTrailStatement({ chain, sequence, previous, event }: AuditRecord): ReadStatement | undefined {
  const code = event.subtype?.find((coding) => coding.system === system)?.code;
  if (code !== 'head' && code !== 'closed' && code !== 'not-confirmed') return undefined;
  const details = event.entity?.find(({ name }) => name === entityName)?.detail ?? [];
  const valuesOf = (type: string): readonly string[] =>
    details.flatMap((detail) => (detail.type === type && detail.valueString !== undefined ? [detail.valueString] : []));
  const [[keyId], [value]] = [valuesOf('key'), valuesOf('signature')];
  const unsigned = event.entity?.map((part) =>
    part.name === entityName ? { ...part, detail: (part.detail ?? []).filter(({ type }) => type !== 'signature') } : part,
  );
  const position = { chain, sequence: sequence - 1, hash: previous, event: { ...event, ...(unsigned && { entity: unsigned }) } };
  return {
    kind: code,
    at: event.recorded,
    ranges: valuesOf('not-confirmed').flatMap((text) => readRange(text) ?? []),
    ...(keyId !== undefined && value !== undefined && { signature: { keyId, value, text: signedText(position) } }),
  };
}
