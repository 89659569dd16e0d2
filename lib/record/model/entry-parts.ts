import type { AttachmentReference, EntryBody, EntryId, Measurement, TimelineEntry } from './timeline-entry.ts';

/** Ids of the results that an entry heads: those of a report, or of a measurement with results of its own (H36). */
export function memberIds({ body }: Pick<TimelineEntry, 'body'>): readonly EntryId[] {
  return body.shape === 'panel' || body.shape === 'measurement' ? (body.members ?? none) : none;
}

/** Everything that an entry measured itself: its value and its components; of a report, the results inside it. */
export function measurementsOf(body: EntryBody): readonly Measurement[] {
  if (body.shape === 'panel') return body.components ?? none;
  return body.shape === 'measurement' ? [body.measurement, ...body.components] : none;
}

/** Files of a document, or of a report that has results as well. */
export function filesOf(body: EntryBody): readonly AttachmentReference[] {
  return body.shape === 'attachments' || body.shape === 'panel' ? (body.attachments ?? none) : none;
}

const none: readonly never[] = [];
