import { wordTable } from './word-table.ts';

/** Last paragraph of a narrative that is too long to show whole. */
export const narrativeShortened = '… (text shortened here: the rest is in the source’s own record)';

/** FHIR R4 EventTiming. */
export const timingEvents = wordTable(`
  MORN: in the morning; MORN.early: in the early morning; MORN.late: in the late morning; NOON: at noon; AFT: in the afternoon;
  AFT.early: in the early afternoon; AFT.late: in the late afternoon; EVE: in the evening; EVE.early: in the early evening;
  EVE.late: in the late evening; NIGHT: at night; PHS: after sleep; HS: at bedtime; WAKE: on waking; C: with meals;
  CM: with breakfast; CD: with lunch; CV: with dinner; AC: before meals; ACM: before breakfast; ACD: before lunch;
  ACV: before dinner; PC: after meals; PCM: after breakfast; PCD: after lunch; PCV: after dinner
`);

/** v3 GTSAbbreviation, written out: abbreviations of frequency are misread. */
export const timingAbbreviations = wordTable(`
  QD: once daily; BID: twice daily; TID: three times daily; QID: four times daily; AM: in the morning; PM: in the afternoon;
  QOD: every other day; Q1H: every hour; Q2H: every 2 hours; Q3H: every 3 hours; Q4H: every 4 hours; Q6H: every 6 hours;
  Q8H: every 8 hours; Q12H: every 12 hours; BED: at bedtime; WK: weekly; MO: monthly
`);

/** HL7 referencerange-meaning: what a reference range is of. */
export const rangeTypes = wordTable(`
  recommended: Recommended range; treatment: Treatment range; therapeutic: Therapeutic range; pre: Before therapy, desired;
  post: After therapy, desired; endocrine: Endocrine; pre-puberty: Before puberty; follicular: Follicular stage; midcycle: Midcycle;
  luteal: Luteal stage; postmenopausal: After menopause
`);

/** FHIR R4 DaysOfWeek. */
export const weekdayNames = wordTable(`
  mon: Monday; tue: Tuesday; wed: Wednesday; thu: Thursday; fri: Friday; sat: Saturday; sun: Sunday
`);

/** FHIR R4 data-absent-reason, in words (H24: "masked" is not "nothing"). */
export const absenceWords = wordTable(`
  unknown: Not known; asked-unknown: Asked, not known; temp-unknown: Not known yet; not-asked: Not asked;
  asked-declined: Asked, declined to answer; masked: Withheld by the source; not-applicable: Not applicable;
  unsupported: Cannot be given by the source; as-text: Given in the text only; error: Error at the source;
  not-a-number: Not a number; negative-infinity: Below any number; positive-infinity: Above any number; not-performed: Not done;
  not-permitted: Not permitted
`);

/** HL7 v3 NullFlavor, in words: a missing value is never a "none" (H13, H24). */
export const nullFlavorWords = wordTable(`
  NI: no information; INV: not valid; DER: to be derived; OTH: other; NINF: below any number; PINF: above any number; UNC: not coded;
  MSK: withheld by the source; NA: not applicable; UNK: not known; ASKU: asked, not known; NAV: not known yet; NASK: not asked;
  NAVU: not available; QS: sufficient quantity; TRC: trace; NP: not present
`);
