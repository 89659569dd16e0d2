/** SNOMED CT (UK) code "Comment note": free text of a consultation that has no code of its own (GP Connect, standards §4.3). */
export const commentNoteCode = '37331000000100';
