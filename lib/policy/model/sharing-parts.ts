import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** A part of a record that an agreement can except, and the words for its stub. */
export interface SharedPart {
  /** As the configuration names it (`sharingParts`). */
  readonly name: string;
  readonly title: string;
  readonly detail: string;
  /** The whole sentence, for the stub's drawer and the foot of the source's details. */
  readonly sentence: (source: string) => string;
  /** The whole entry is of this part: a stub stands for it. */
  readonly holds: (entry: TimelineEntry) => boolean;
  /** What in an entry that is shown is of this part is taken out, and said to be; the rest stays. */
  readonly without?: (entry: TimelineEntry) => TimelineEntry;
}

/** By type, not by kind: what nobody has described yet (ClinicalImpression) is of the generic kind. */
const consultationTypes = new Set(['Encounter', 'Composition', 'ClinicalImpression']);
/** SNOMED CT (UK) Comment note: free text of a consultation that has no code of its own (GP Connect, standards §4.3). */
const commentNote = '37331000000100';

/** Reports are written by who examined, not at the consultation that filed them. */
const writtenElsewhere = new Set(['DiagnosticReport', 'DocumentReference', 'ImagingStudy']);

/** What a clinician wrote beside a code at a consultation is as much its text as the words that have no code. */
function withoutConsultationNotes(entry: TimelineEntry): TimelineEntry {
  const noted = entry.encounter !== undefined && entry.text !== undefined && entry.text.length > 0;
  if (!noted || writtenElsewhere.has(entry.resourceType)) return entry;
  return { ...entry, text: ['What was written about this at the consultation is not shared with your organisation.'] };
}

export const sharedParts: readonly SharedPart[] = [
  {
    name: 'consultation-text',
    title: 'Consultation',
    detail: 'text not shared with your organisation',
    sentence: (source) => `${source}: consultation text is not shared with your organisation.`,
    holds: ({ resourceType, code }) =>
      consultationTypes.has(resourceType) || (code?.codings.some((coding) => coding.code === commentNote) ?? false),
    without: withoutConsultationNotes,
  },
  {
    name: 'documents',
    title: 'Document',
    detail: 'not shared with your organisation',
    sentence: (source) => `${source}: documents are not shared with your organisation.`,
    // What was taken out of a document says what the document says.
    holds: ({ category, body, origins }) =>
      category === 'documents' ||
      body.shape === 'attachments' ||
      (body.shape === 'panel' && body.attachments !== undefined) ||
      origins.some(({ document }) => document !== undefined),
  },
];
