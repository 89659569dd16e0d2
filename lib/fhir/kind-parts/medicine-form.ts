import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { comparedWords } from './identity.ts';

const forms: readonly (readonly [RegExp, string])[] = [
  [/\b(gastro-?resistant|enteric[- ]coated|e\/c|delayed[- ]release)\b/i, 'gastro-resistant'],
  [/\b(modified|prolonged|extended|sustained)[- ]release\b|\b(m\/r|xl|sr)\b/i, 'modified release'],
  [/\borodispersible\b/i, 'orodispersible'],
  [/\b(dispersible|effervescent|soluble)\b/i, 'dispersible'],
  [/\bchewable\b/i, 'chewable'],
  [/\b(buccal|sublingual)\b/i, 'sublingual or buccal'],
  [/\b(tablet|caplet)s?\b/i, 'tablet'],
  [/\bcapsules?\b/i, 'capsule'],
  [/\b(injections?|injectable)\b/i, 'injection'],
  [/\binfusions?\b/i, 'infusion'],
  [/\bpatch(es)?\b/i, 'patch'],
  [/\b(inhalers?|inhalation)\b/i, 'inhaler'],
  [/\bnebuli[sz]ers?\b/i, 'nebuliser'],
  [/\bcreams?\b/i, 'cream'],
  [/\bointments?\b/i, 'ointment'],
  [/\bgels?\b/i, 'gel'],
  [/\bdrops?\b/i, 'drops'],
  [/\bsprays?\b/i, 'spray'],
  [/\bsuppositor(y|ies)\b/i, 'suppository'],
  [/\bpessar(y|ies)\b/i, 'pessary'],
  [/\blozenges?\b/i, 'lozenge'],
  [/\b(solutions?|suspensions?|syrups?|liquids?)\b/i, 'liquid'],
];

/** Form of the medicine in words that can be compared: a dispersible tablet is no gastro-resistant one. */
export function comparableForm(name: string, sentForm: string | undefined): string | undefined {
  const text = `${sentForm ?? ''} ${name}`;
  return (
    joinTexts(
      forms.map(([pattern, word]) => (pattern.test(text) ? word : undefined)),
      ' ',
    ) ?? comparedWords(sentForm)
  );
}
