import { SourceFailure } from '#/lib/sources/http/source-failure.ts';

/** Levels of nesting that anything of ours recurses into. */
export const deepest = 100;

/** Bytes that are parsed at once where an answer is longer. */
export const sliceBytes = 64_000;

export interface PartSize {
  /** Values, and tags and character references of texts. */
  readonly values: number;
  readonly bytes: number;
  /** Bytes without those of texts longer than a slice. */
  readonly structureBytes: number;
}

export const noSize: PartSize = { values: 0, bytes: 0, structureBytes: 0 };

/**
 * The most that one record of an answer may be. It is described at once, which holds the event loop: a record has few enough parts that
 * nobody waits, and more than any known server sends of one (an ImagingStudy of 2,000 images has 14,000).
 */
export const oneRecord: PartSize = { values: 20_000, structureBytes: 1_000_000, bytes: 32_000_000 };

/** The most that an answer may hold apart from the records that it lists: a CapabilityStatement of every type has some 60,000 values. */
export const restOfAnswer: PartSize = { values: 200_000, structureBytes: 16_000_000, bytes: 32_000_000 };

export const isBeyond = (size: PartSize, most: PartSize): boolean =>
  size.values > most.values || size.structureBytes > most.structureBytes || size.bytes > most.bytes;

export const sumOf = (left: PartSize, right: PartSize): PartSize => ({
  values: left.values + right.values,
  bytes: left.bytes + right.bytes,
  structureBytes: left.structureBytes + right.structureBytes,
});

export const sizeWithout = (left: PartSize, right: PartSize): PartSize => ({
  values: left.values - right.values,
  bytes: left.bytes - right.bytes,
  structureBytes: left.structureBytes - right.structureBytes,
});

export const tooDeep = (): SourceFailure => new SourceFailure({ kind: 'too-large', limit: 'nesting', value: deepest });

export const tooLong = (): SourceFailure =>
  new SourceFailure({ kind: 'too-large', limit: 'record', value: Math.round(restOfAnswer.structureBytes / 1_000_000) });

/** Tags and character references that take as long to read as one value does to describe. */
export const signsOfValue = 3;

/** Memory that a value takes beside its text, roughly: an object, its place in another one, a string's head. */
const bytesOfValue = 64;

/** Memory that parsed JSON takes, from its bytes and the number of its values. */
export const memoryOf = (bytes: number, values: number): number => bytes + values * bytesOfValue;
