import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';

/** HL7 v3 NullFlavor, in words: a missing value is never a "none" (H13, H24). */
export const nullFlavorWords = wordTable(`
  NI: no information; INV: not valid; DER: to be derived; OTH: other; NINF: below any number; PINF: above any number; UNC: not coded;
  MSK: withheld by the source; NA: not applicable; UNK: not known; ASKU: asked, not known; NAV: not known yet; NASK: not asked;
  NAVU: not available; QS: sufficient quantity; TRC: trace; NP: not present
`);
