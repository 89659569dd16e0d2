import { rememberTexts } from '#/lib/record/memory/remember-texts.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';

/** Suffixes of FHIR's choice elements: `valueQuantity` is the element `value[x]`. */
const choice =
  /^(value|onset|abatement|effective|occurrence|performed|deceased|multipleBirth|medication|dose|rate|asNeeded|bounds|timing|scheduled|product|detail|due|start|born|age|serviced|location|allowed|used|item|target|content|author|defaultValue|minValue|maxValue|reported|entity|topic|legallyBinding|subject|answer|statusReason|indication|reason|collected|fastingStatus|additive|quantity|time|probability|diagnosis|procedure|chargeItem|event|actor|source|module)(Base64Binary|Boolean|Canonical|CodeableConcept|CodeableReference|Code|Coding|DateTime|Date|Decimal|Id|Instant|Integer64|Integer|Markdown|Oid|PositiveInt|String|Time|UnsignedInt|Uri|Url|Uuid|Address|Age|Annotation|Attachment|ContactPoint|Count|Distance|Duration|HumanName|Identifier|Money|Period|Quantity|Range|Ratio|RatioRange|Reference|SampledData|Signature|Timing|Dosage|Meta)$/;

/** The name of an element as a reader's label: `reasonCode` → "Reason code", `valueQuantity` → "Value". */
export function labelOf(key: string): string {
  return knownLabels.get(key) ?? remembered(key);
}

/** Labels are few and asked for often. */
const knownLabels = rememberTexts<string>(5_000);

function remembered(key: string): string {
  const label = worded(choice.exec(key)?.[1] ?? key);
  knownLabels.set(key, label);
  return label;
}

function worded(name: string): string {
  // A key comes from outside, as any text does.
  const spaced = (lineOf(name.slice(0, 200)) ?? '')
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .trim();
  const words = spaced.split(' ').map((word) => (/^[A-Z]{2,}/.test(word) ? word : word.toLowerCase()));
  return capitalise(words.join(' ')) || 'Unnamed';
}

/** The label of an extension: the last part of its address. */
export function extensionLabel(url: unknown): string {
  if (typeof url !== 'string') return 'Extension';
  const last =
    url
      .split(/[/#:.]/)
      .filter((part) => part !== '')
      .at(-1) ?? 'Extension';
  // UK and CareConnect profiles put the parent's name first: `Extension-UKCore-AllergyEndReason`.
  return labelOf(last.replace(/^Extension-/i, '').replace(/^(UKCore|UKCareConnect|CareConnect(-GPC)?|DE|us-core)-/i, ''));
}
