import { isCount, isListOf, isNumber, isOpenWord, isRecordOf, isShape, isText, isTrue, isVariant, isWordOf, type Guard } from './guards.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { CodedConcept, Coding, Quantity, ReferenceRange, StandardValue } from '#/lib/record/model/coded.ts';
import type {
  AttachmentReference,
  Caution,
  Dose,
  EntryBody,
  Fact,
  MeasuredValue,
  Measurement,
  Origin,
  TimelineEntry,
  WithheldPart,
} from '#/lib/record/model/timeline-entry.ts';

const isTexts = isListOf(isText);

const isCoding = isShape<Coding>({}, { system: isText, code: isText, display: isText });
const isConcept = isShape<CodedConcept>({ text: isText, codings: isListOf(isCoding) });
const isStandard = isShape<StandardValue>({ value: isNumber, unit: isText }, { factor: isNumber, offset: isNumber });
const isQuantity = isShape<Quantity>({ value: isText }, { comparator: isText, unit: isText, ucum: isText, standard: isStandard });
const isRange = isShape<ReferenceRange>({}, { low: isQuantity, high: isQuantity, text: isText, appliesTo: isText });

const isDate = isShape<ClinicalDate>(
  { precision: isWordOf(['year', 'month', 'day', 'minute', 'second']), kind: isOpenWord() },
  { start: isText, end: isText, open: isTrue, approximate: isTrue },
);

const isMeasuredValue = isVariant<MeasuredValue, 'type'>('type', {
  quantity: isShape({ quantity: isQuantity }),
  range: isShape({}, { low: isQuantity, high: isQuantity }),
  concept: isShape({ concept: isConcept }),
  text: isShape({ text: isText }),
});

const isMeasurement = isShape<Measurement>(
  { code: isConcept, ranges: isListOf(isRange) },
  {
    analyte: isText,
    value: isMeasuredValue,
    absent: isText,
    interpretation: isShape({ text: isText, meaning: isOpenWord() }),
  },
);

const isAttachment = isShape<AttachmentReference>(
  { index: isCount },
  { name: isText, title: isText, contentType: isText, size: isNumber, hash: isText, pages: isNumber, unavailable: isText },
);

const isDose = isShape<Dose>({ text: isText }, { patientInstruction: isText });

const isBody = isVariant<EntryBody, 'shape'>('shape', {
  facts: isShape({}),
  measurement: isShape({ measurement: isMeasurement, components: isListOf(isMeasurement) }, { specimen: isText, method: isText }),
  panel: isShape({ members: isTexts }, { conclusion: isText, attachments: isListOf(isAttachment) }),
  medication: isShape({ medication: isConcept, doses: isListOf(isDose), act: isOpenWord() }, { discharge: isTrue }),
  narrative: isShape({ paragraphs: isTexts }),
  attachments: isShape({ attachments: isListOf(isAttachment) }, { paragraphs: isTexts }),
});

/** A caution that this page does not know yet still lets its entry through. */
const isCaution = isVariant<Caution, 'type'>(
  'type',
  {
    'may-change-meaning': isShape({ text: isText }),
    severe: isShape({ text: isText }),
    'do-not-give': isShape({}),
    preliminary: isShape({ text: isText }),
    'do-not-disclose': isShape({ text: isText }),
  },
  { acceptsNewer: true },
);

const isOrigin = isShape<Origin>(
  { source: isText, reference: isText },
  { version: isText, lastUpdated: isText, document: isText, place: isText },
);

/** Accepts an entry that has all that drawing and merging read; any other is counted, and drops no neighbour (H06). */
export const isEntry: Guard<TimelineEntry> = isShape<TimelineEntry>(
  {
    id: isText,
    category: isWordOf(categories),
    kind: isText,
    resourceType: isText,
    title: isText,
    assertion: isWordOf(['affirmed', 'denied', 'none-known', 'removed']),
    otherDates: isListOf(isDate),
    body: isBody,
    facts: isListOf(isShape<Fact>({ label: isText, value: isText })),
    cautions: isListOf(isCaution),
    origins: isListOf(isOrigin),
    identity: isTexts,
    compare: isRecordOf(isText),
  },
  {
    detail: isText,
    code: isConcept,
    status: isText,
    clinicalStatus: isText,
    verificationStatus: isText,
    date: isDate,
    text: isTexts,
    encounter: isText,
    series: isText,
    withheld: isShape<WithheldPart>({ part: isText, text: isText }),
  },
);
