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

/** By type, not by kind: what nobody has described yet (ClinicalImpression) is of the generic kind. */
const consultationTypes = new Set(['Encounter', 'Composition', 'ClinicalImpression']);
/** SNOMED CT (UK) Comment note: free text of a consultation that has no code of its own (GP Connect, standards §4.3). */
const commentNote = '37331000000100';

export const sharedParts: readonly SharedPart[] = [
  {
    name: 'consultation-text',
    title: 'Consultation',
    detail: 'text not shared with your organisation',
    sentence: (source) => `${source}: consultation text is not shared with your organisation.`,
    holds: ({ resourceType, code }) =>
      consultationTypes.has(resourceType) || (code?.codings.some((coding) => coding.code === commentNote) ?? false),
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
