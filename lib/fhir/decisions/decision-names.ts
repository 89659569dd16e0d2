import type { CodeMeaning } from './decision-codes.ts';
import { wordKey } from '#/lib/fhir/kind-parts/identity.ts';

/** Whole names under which local and national codes (Read, a hospital's own) state a decision; part of a longer name is none. */
const named: readonly (readonly [CodeMeaning['subject'], CodeMeaning['sense'], RegExp])[] = [
  [
    'resuscitation',
    'refuses',
    /^(?:(?:patient )?(?:is )?not for (?:attempted )?(?:(?:cardiopulmonary )?resuscitation|cpr)|do not (?:attempt )?(?:resuscitate|(?:cardiopulmonary )?resuscitation|cpr)|no cpr(?: do not attempt resuscitation)?|dnacpr|dnar|dnr|dnar?cpr|nfr|allow natural death)(?: (?:order|decision|status|in place|dnacpr|dnar|dnr|dni|and|no code|cardiopulmonary resuscitation|do not (?:attempt )?(?:resuscitate|intubate|(?:cardiopulmonary )?resuscitation)|full (?:active )?treatment|(?:limited|selective) (?:treatments?|interventions?)|comfort (?:care|measures)(?: only)?))*$/,
  ],
  [
    'resuscitation',
    'allows',
    /^(?:(?:patient )?(?:is )?for (?:full )?(?:attempted )?(?:(?:cardiopulmonary )?resuscitation|cpr)|yes cpr|full code|full (?:cardiopulmonary )?resuscitation|full cpr|attempt (?:(?:cardiopulmonary )?resuscitation|cpr))(?: (?:order|decision|status|cpr|cardiopulmonary resuscitation|attempt resuscitation|full (?:active )?treatment))*$/,
  ],
  [
    'resuscitation',
    'question',
    /^(?:(?:cpr|(?:cardiopulmonary )?resuscitation)(?: code)? (?:status|decision|orders?)|code status(?: order)?|(?:partial|limited|modified) (?:code|resuscitation))$/,
  ],
  ['resuscitation', 'document', /^respect(?: form| plan| process form)?$|^dnacpr form$/],
  ['treatment', 'document', /^(?:treatment escalation plan|polst|molst|physician orders? for life sustaining treatment)(?: form)?$/],
  [
    'treatment',
    'refuses',
    /^(?:do not intubate|dni|no intubation|comfort (?:care|measures) only|comfort focused treatments?|(?:patient )?(?:is )?not for (?:intubation|(?:invasive |mechanical )?ventilation|itu|icu|hdu|intensive care|critical care|intensive treatment unit)(?: admission)?)(?: (?:order|decision|status|dni|do not intubate))*$/,
  ],
  ['treatment', 'allows', /^for (?:full )?active treatment$|^full (?:active )?treatment$/],
  [
    'refusal',
    'document',
    /^(?:advance decision(?: to refuse treatment)?|adrt|advance directives?|advance directives? (?:and|or) living wills?|living will)(?: document| form)?$/,
  ],
  [
    'attorney',
    'document',
    /^(?:has )?(?:health ?(?:care)? (?:proxy|power of attorney)|(?:lasting|durable) power of attorney(?: (?:for )?health ?(?:care)?(?: and welfare)?)?)(?: document| form)?$/,
  ],
  ['statement', 'document', /^(?:advance care plan|advance statement|statement of wishes)(?: document)?$/],
];

/** Meaning of the name of a code that no table has. */
export function meaningOfName(name: string): CodeMeaning | undefined {
  const key = wordKey(name.replace(/\s{0,5}\((?:finding|situation|observable entity|record artifact|procedure)\)$/i, ''));
  const row = named.find(([, , pattern]) => pattern.test(key));
  return row && { subject: row[0], sense: row[1] };
}

const against =
  /\b(?:not|no|never|don'?t|withhold|refus\w*|declin\w*|without)\b[^.;]{0,40}\b(?:resus\w*|cpr)\b|\bdna?r\b|\bdna?cpr\b|\bdnar\b|\bnfr\b|\ballow natural death\b/i;
const inFavour = /\b(?:for|yes|full|attempt|wants?|wishes)\b[^.;]{0,40}\b(?:resus\w*|cpr)\b|\bfull code\b/i;
const takenBack =
  /\b(?:revoked|rescinded|withdrawn|cancelled|canceled|retracted|reversed|no longer|not (?:valid|in place)|lapsed|expired)\b/i;

/** Words of a resuscitation code that say one thing, or its opposite; used only to find that words and code contradict each other. */
export function wordsSay(text: string): 'refuses' | 'allows' | 'taken-back' | undefined {
  if (takenBack.test(text)) return 'taken-back';
  if (against.test(text)) return 'refuses';
  return inFavour.test(text) ? 'allows' : undefined;
}

/** Words that answer a statement with no: "No", "None", "Not in place". */
export function deniesInWords(text: string): boolean {
  return /^(?:no|none|nil|n|negative|absent|false|denied|not (?:in place|present|applicable|active|recorded|done))$/.test(wordKey(text));
}
