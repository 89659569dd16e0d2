import type { CodeMeaning } from './decision-codes.ts';
import { wordKey } from '#/lib/fhir/kind-parts/identity.ts';

/** Whole names under which local and national codes (Read, a hospital's own) state a decision; part of a longer name is none. */
const named: readonly (readonly [CodeMeaning['subject'], CodeMeaning['sense'], RegExp])[] = [
  [
    'resuscitation',
    'refuses',
    /^(?:(?:patient )?(?:is )?not for (?:attempted )?(?:(?:cardiopulmonary )?resuscitation|cpr)|do not (?:attempt )?(?:resuscitate|(?:cardiopulmonary )?resuscitation|cpr)|no cpr(?: do not attempt resuscitation)?|dnacpr|dnar|dnr|dnar?cpr|nfr|allow natural death)(?: (?:order|decision|status|in place|dnacpr|dnar|dnr))*$/,
  ],
  [
    'resuscitation',
    'allows',
    /^(?:(?:patient )?(?:is )?for (?:full )?(?:attempted )?(?:(?:cardiopulmonary )?resuscitation|cpr)|yes cpr|full code|attempt (?:(?:cardiopulmonary )?resuscitation|cpr))(?: (?:order|decision|status))*$/,
  ],
  ['resuscitation', 'question', /^(?:(?:cpr|(?:cardiopulmonary )?resuscitation) (?:status|decision)|code status)$/],
  ['resuscitation', 'document', /^respect(?: form| plan| process form)?$|^dnacpr form$/],
  ['treatment', 'document', /^(?:treatment escalation plan|polst|molst|physician orders? for life sustaining treatment)(?: form)?$/],
  ['treatment', 'allows', /^for (?:full )?active treatment$|^full (?:active )?treatment$/],
  ['refusal', 'document', /^(?:advance decision(?: to refuse treatment)?|adrt|advance directive|living will)(?: document| form)?$/],
  [
    'attorney',
    'document',
    /^(?:has )?(?:health(?:care)? proxy|(?:lasting|durable) power of attorney(?: (?:for )?health(?:care)?(?: and welfare)?)?)$/,
  ],
  ['statement', 'document', /^(?:advance care plan|advance statement|statement of wishes)(?: document)?$/],
];

/** Meaning of the name of a code that no table has. */
export function meaningOfName(name: string): CodeMeaning | undefined {
  const key = wordKey(name.replace(/\s*\((?:finding|situation|observable entity|record artifact|procedure)\)$/i, ''));
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
