/** Words of the control that copies an entry. */
export const copyWords = {
  copy: 'Copy',
  copied: 'Copied.',
  unrecorded: 'Not copied: it could not be recorded. Try again.',
  failed: 'This browser did not allow copying. Select the text instead.',
  patient: (name: string, born: string, identifier: string) => `${name} · Born ${born} · ${identifier}`,
  patientUnknown: 'Patient not identified yet',
  foot: (day: string, time: string) => `Copied ${day} ${time}. A view, not a record: it may be out of date.`,
} as const;
