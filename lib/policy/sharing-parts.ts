import type { TimelineEntry } from '#/lib/record/timeline-entry.ts';

/** A part of a record that an agreement can except, and the words for its stub. */
export interface SharedPart {
  /** As the configuration names it (`sharingParts`). */
  readonly name: string;
  readonly title: string;
  readonly detail: string;
  /** The whole sentence, for the stub's drawer and the foot of the source's details. */
  readonly sentence: (source: string) => string;
  readonly holds: (entry: TimelineEntry) => boolean;
}

const consultationKinds = new Set(['encounter', 'composition', 'clinical-impression']);

export const sharedParts: readonly SharedPart[] = [
  {
    name: 'consultation-text',
    title: 'Consultation',
    detail: 'text not shared with your organisation',
    sentence: (source) => `${source}: consultation text is not shared with your organisation.`,
    holds: (entry) => consultationKinds.has(entry.kind),
  },
  {
    name: 'documents',
    title: 'Document',
    detail: 'not shared with your organisation',
    sentence: (source) => `${source}: documents are not shared with your organisation.`,
    holds: ({ category, body }) =>
      category === 'documents' || body.shape === 'attachments' || (body.shape === 'panel' && body.attachments !== undefined),
  },
];
