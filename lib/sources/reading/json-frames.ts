import type { PartSize } from './reading-limits.ts';

/** Object or array whose end has not come. Places count bytes from the answer's first. */
export interface Frame {
  readonly isArray: boolean;
  readonly openedAt: number;
  /** Counts of the whole answer when it opened. */
  readonly valuesBefore: number;
  readonly longBytesBefore: number;
  /** Place where its newest member begins. */
  memberAt: number;
  /** Set once it is built member by member, because it is longer than a slice. */
  built?: Built;
}

export interface Built {
  readonly value: unknown[] | Record<string, unknown>;
  /** Part that came last: nothing, a comma, a member built in a frame of its own. */
  state: 'begun' | 'comma' | 'member';
  /** Name of the member that is built in a frame of its own. */
  name?: string;
}

export type BuiltFrame = Frame & { readonly built: Built };

/** A text longer than a slice, on its way. */
export interface LongText {
  readonly decoder: TextDecoder;
  readonly parts: string[];
  rest: string;
}

/** JSON that is read while its bytes come. */
export interface JsonReading {
  /** Bytes that are not parsed yet; the first one's place is `from`. */
  bytes: Uint8Array;
  from: number;
  /** Place where the part that is not parsed yet begins. */
  startAt: number;
  /** The next byte to look at. */
  at: number;
  inText: boolean;
  /** The next byte is escaped by a backslash before it. */
  isEscaped: boolean;
  readonly frames: Frame[];
  values: number;
  /** Values of the members that were parsed. */
  parsedValues: number;
  longBytes: number;
  longText?: LongText;
  /** Record of the list that grew too large: all of it is passed over, up to its end. */
  passedOver?: { readonly record: Frame; readonly begun: unknown };
  /** Size of the lists of records that ended. */
  listed: PartSize;
  /** Size of what was read and let go. */
  dropped: { values: number; bytes: number };
  /** Changes each value as it is parsed (times of a zone). */
  readonly change: (value: unknown) => unknown;
  readonly mostRecords: number;
}

export const isBuilt = (frame: Frame | undefined): frame is BuiltFrame => frame?.built !== undefined;

/** Place of a Bundle's list of entries: the document, the Bundle, its list. */
const listDepth = 2;

/** The list of records that is being read. */
export function listFrame({ frames }: JsonReading): BuiltFrame | undefined {
  const list = frames[listDepth];
  return isBuilt(list) && list.isArray && frames[listDepth - 1]?.built?.name === 'entry' ? list : undefined;
}

/** The record of the list that is being read: an entry of a Bundle. */
export const recordFrame = (reading: JsonReading): Frame | undefined => (listFrame(reading) ? reading.frames[listDepth + 1] : undefined);

/** The resource of that record, as far as it is built. */
export const resourceBegun = ({ frames }: JsonReading): unknown => frames[listDepth + 2]?.built?.value;

/** Size so far of what began with this frame. */
export function sizeSince({ at, values, longBytes }: JsonReading, frame: Frame): PartSize {
  const bytes = at - frame.openedAt;
  return { values: values - frame.valuesBefore, bytes, structureBytes: bytes - (longBytes - frame.longBytesBefore) };
}
