/** A query whose writer expects more or less than the design of the search allows, with the rule in its words. */
interface Exception {
  readonly query: string;
  readonly rule: string;
}

const oneThing = 'decision 48: a name joins exactly one thing, no kind, no class, no cause';
const ambiguous = 'decision 48: a short form of several things is joined to nothing and finds itself alone';
const related = 'visual-next §10: related conditions are not searched';

/** Entries that the writer expects, and that no search may find. */
export const notSearchedFor: readonly Exception[] = [
  { query: 'BM ambulance', rule: `${ambiguous}: bowel movement, bone marrow` },
  { query: 'PE', rule: `${ambiguous}: pulmonary embolism, physical examination` },
  { query: 'ED july 2025', rule: `${ambiguous}: emergency department, erectile dysfunction, eating disorder` },
  { query: 'PCV', rule: `${ambiguous}: pneumococcal vaccine, packed cell volume` },
  { query: 'CMP', rule: `${ambiguous}: comprehensive metabolic panel, cardiomyopathy` },
  { query: 'NKDA', rule: `${oneThing}: no drug allergy is less than no allergy` },
  { query: 'Pneumovax', rule: `${oneThing}: a product among others of its target, written without a number of types` },
  { query: 'Shingrix', rule: `${oneThing}: one of two shingles vaccines` },
  { query: 'DTaP', rule: `${oneThing}: the vaccine given has six components` },
  { query: 'tetanus', rule: `${oneThing}: the document says Tdap, which is more` },
  { query: 'phytomenadione', rule: `${oneThing}: vitamin K is wider than K1` },
  { query: 'vit D', rule: `${oneThing}: vitamin D is wider than colecalciferol, and Adcal-D3 holds calcium` },
  { query: 'staph aureus', rule: `${oneThing}: MRSA is a kind of it` },
  { query: 'dialysis 20 nov 2026', rule: `${oneThing}: haemodialysis is a kind of it; words within words are not searched` },
  { query: 'sugar', rule: `${oneThing}: a plain word that letters use for food` },
  { query: 'appendix', rule: related },
  { query: 'sepsis 2018', rule: `${related}: septic shock` },
  { query: 'district nurse aug 2026', rule: `${related}: a service for a person` },
];

const dateShown = 'decision 52: a date finds every date that an entry shows, here that of its last issue';

/** Entries that the writer forbids, and that show what was typed. */
export const shownAllTheSame: readonly Exception[] = [
  { query: 'thyroxine 75 nov 2026', rule: dateShown },
  { query: 'Lasix 2026', rule: dateShown },
  { query: 'aspirin 75mg nov 2026', rule: dateShown },
];
