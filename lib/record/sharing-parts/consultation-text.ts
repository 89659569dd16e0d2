import { commentNoteCode } from '#/lib/record/model/comment-note.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { SharingPart } from './sharing-part.ts';
import { consultationNotesNotShared } from './words.ts';

/** Types, not kinds: a type without a kind of its own has the generic one. */
const consultationTypes = new Set(['Encounter', 'Composition', 'ClinicalImpression']);

/** Reports are written by the clinician who examined, not at the consultation that filed them. */
const writtenElsewhere = new Set(['DiagnosticReport', 'DocumentReference', 'ImagingStudy']);

export const consultationText: SharingPart = {
  name: 'consultation-text',
  category: 'encounters',
  words: { title: 'Consultation', lacks: 'text', subject: 'consultation text is' },
  isWhole: ({ resourceType, code }) =>
    consultationTypes.has(resourceType) || (code?.codings.some((coding) => coding.code === commentNoteCode) ?? false),
  takeOut: withoutConsultationNotes,
};

/** A clinician's words beside a code at a consultation are as much its text as the words that have no code. */
function withoutConsultationNotes(entry: TimelineEntry): TimelineEntry {
  const hasNotes = entry.encounter !== undefined && entry.text !== undefined && entry.text.length > 0;
  if (!hasNotes || writtenElsewhere.has(entry.resourceType)) return entry;
  const { comment: _, ...more } = entry;
  return { ...more, text: [consultationNotesNotShared] };
}
