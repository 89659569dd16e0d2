import { objectOf } from '#/lib/fhir/resource/json.ts';
import type { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { isBuilt, listFrame, recordFrame, resourceBegun, sizeSince, type Frame, type JsonReading } from './json-frames.ts';
import { addBuilt } from './json-members.ts';
import { OversizeRecord } from './oversize-record.ts';
import { sizeWithout, isBeyond, oneRecord, restOfAnswer, tooLong } from './reading-limits.ts';

/** Passes over a record of the list that is too large. Throws where the answer is too large apart from its records. */
export function checkSize(reading: JsonReading): void {
  const record = recordFrame(reading);
  if (isBuilt(record) && isBeyond(sizeSince(reading, record), oneRecord)) return giveUp(reading, tooLong());
  const [, whole] = reading.frames;
  if (!isBuilt(whole)) return;
  const list = listFrame(reading);
  const rest = sizeWithout(sizeSince(reading, whole), reading.listed);
  if (isBeyond(list ? sizeWithout(rest, sizeSince(reading, list)) : rest, restOfAnswer)) throw tooLong();
}

/** Reads no more of the record that is being read; where it is none, the answer fails. */
export function giveUp(reading: JsonReading, failure: SourceFailure): void {
  const record = recordFrame(reading);
  if (!isBuilt(record)) throw failure;
  const { value, name } = record.built;
  const begun = (name === 'resource' ? resourceBegun(reading) : undefined) ?? objectOf(value)?.resource;
  reading.passedOver = { record, begun };
  delete reading.longText;
}

/** Lets go of the bytes of a record that is passed over. */
export function passOver(reading: JsonReading): void {
  reading.startAt = reading.at;
  reading.bytes = new Uint8Array();
  reading.from = reading.at;
}

/** Closes a frame of a record that is passed over: with the record itself, what stands for it joins the list. */
export function endPassedOver(reading: JsonReading, { record, begun }: NonNullable<JsonReading['passedOver']>, frame: Frame): void {
  reading.frames.pop();
  if (frame !== record) return;
  const { values, bytes } = sizeSince(reading, record);
  reading.dropped.values += values;
  reading.dropped.bytes += bytes;
  delete reading.passedOver;
  const list = listFrame(reading);
  if (list === undefined) return;
  addBuilt(reading, list.built, { resource: new OversizeRecord(begun) }, { values: 0, bytes: 0 });
  list.built.state = 'member';
  reading.startAt = reading.at + 1;
  reading.parsedValues = reading.values;
}
