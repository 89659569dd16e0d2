import {
  isBoolean,
  isCount,
  isListOf,
  isNumber,
  isOpenWord,
  isRecordOf,
  hasShape,
  isText,
  isTrue,
  hasVariant,
  isWordOf,
  type ValueGuard,
} from './guards.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { ContactPerson, SpokenLanguages } from '#/lib/record/model/contact-person.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { Decision } from '#/lib/record/model/decision.ts';
import type { CodedConcept, Coding, Quantity, ReferenceRange, StandardValue } from '#/lib/record/model/coded.ts';
import type {
  AttachmentReference,
  EntryCaution,
  Dose,
  EntryBody,
  EntryFact,
  MeasuredValue,
  Measurement,
  Origin,
  TimelineEntry,
  WithheldPart,
} from '#/lib/record/model/timeline-entry.ts';

const isTexts = isListOf(isText);

const isCoding = hasShape<Coding>({}, { system: isText, code: isText, display: isText });
const isConcept = hasShape<CodedConcept>({ text: isText, codings: isListOf(isCoding) });
const isStandard = hasShape<StandardValue>({ value: isNumber, unit: isText }, { factor: isNumber, offset: isNumber });
const isQuantity = hasShape<Quantity>({ value: isText }, { comparator: isText, unit: isText, ucum: isText, standard: isStandard });
const isRange = hasShape<ReferenceRange>({}, { low: isQuantity, high: isQuantity, text: isText, appliesTo: isText });

const isDate = hasShape<ClinicalDate>(
  { precision: isWordOf(['year', 'month', 'day', 'minute', 'second']), kind: isOpenWord() },
  { start: isText, end: isText, open: isTrue, approximate: isTrue },
);

const isMeasuredValue = hasVariant<MeasuredValue, 'type'>('type', {
  quantity: hasShape({ quantity: isQuantity }),
  range: hasShape({}, { low: isQuantity, high: isQuantity }),
  concept: hasShape({ concept: isConcept }),
  text: hasShape({ text: isText }),
});

const isMeasurement = hasShape<Measurement>(
  { code: isConcept, ranges: isListOf(isRange) },
  {
    analyte: isText,
    value: isMeasuredValue,
    absent: isText,
    interpretation: hasShape({ text: isText, meaning: isOpenWord() }, { notUnderstood: isText }),
  },
);

const isAttachment = hasShape<AttachmentReference>(
  { index: isCount },
  { name: isText, title: isText, contentType: isText, size: isNumber, hash: isText, pages: isNumber, unavailable: isText },
);

const isDose = hasShape<Dose>({ text: isText }, { patientInstruction: isText, follows: isWordOf(['then', 'and']) });

const isBody = hasVariant<EntryBody, 'shape'>('shape', {
  facts: hasShape({}),
  measurement: hasShape(
    { measurement: isMeasurement, components: isListOf(isMeasurement) },
    { specimen: isText, method: isText, members: isTexts },
  ),
  panel: hasShape({ members: isTexts }, { components: isListOf(isMeasurement), conclusion: isText, attachments: isListOf(isAttachment) }),
  medication: hasShape({ medication: isConcept, doses: isListOf(isDose), act: isOpenWord() }, { discharge: isTrue }),
  narrative: hasShape({ paragraphs: isTexts }),
  attachments: hasShape({ attachments: isListOf(isAttachment) }, { paragraphs: isTexts }),
});

/** A caution that this page does not know yet still lets its entry through. */
const isCaution = hasVariant<EntryCaution, 'type'>(
  'type',
  {
    'may-change-meaning': hasShape({ text: isText }),
    discrepancy: hasShape({ text: isText }),
    severe: hasShape({ text: isText }),
    'do-not-give': hasShape({}),
    'do-not-perform': hasShape({}),
    preliminary: hasShape({ text: isText }),
    'do-not-disclose': hasShape({ text: isText }),
    redisclosure: hasShape({ text: isText }),
  },
  { acceptsNewer: true },
);

const isOrigin = hasShape<Origin>(
  { source: isText, reference: isText },
  { version: isText, lastUpdated: isText, document: isText, place: isText },
);

/** A subject, a stance or a lapse that this page does not know yet still lets its entry through. */
const isDecision = hasShape<Decision>(
  { subject: isOpenWord(), stance: isOpenWord(), words: isText },
  {
    lapse: isOpenWord(),
    lapseCode: isText,
    isDocument: isTrue,
    by: isText,
    until: isText,
    reviewBy: isText,
    contactNotReceived: isTrue,
    replaces: isTexts,
  },
);

/** A part that this page does not know yet still lets its entry through. */
export const isContact = hasShape<ContactPerson>({ part: isOpenWord(), name: isText, phones: isTexts }, { role: isText });

/** Languages and interpreter need of a source's own Patient. */
export const isSpoken = hasShape<SpokenLanguages>({}, { languages: isTexts, interpreter: isBoolean });

/** Accepts an entry that has all that drawing and merging read; any other is counted, and drops no neighbour (H06). */
export const isEntry: ValueGuard<TimelineEntry> = hasShape<TimelineEntry>(
  {
    id: isText,
    category: isWordOf(categories),
    kind: isText,
    resourceType: isText,
    title: isText,
    assertion: isWordOf(['affirmed', 'denied', 'none-known', 'not-known', 'removed']),
    otherDates: isListOf(isDate),
    body: isBody,
    facts: isListOf(hasShape<EntryFact>({ label: isText, value: isText }, { isSourceData: isTrue })),
    cautions: isListOf(isCaution),
    origins: isListOf(isOrigin),
    identity: isTexts,
    compare: isRecordOf(isText),
  },
  {
    detail: isText,
    comment: isText,
    code: isConcept,
    status: isText,
    clinicalStatus: isText,
    verificationStatus: isText,
    isOver: isTrue,
    date: isDate,
    text: isTexts,
    encounter: isText,
    series: isText,
    orderLinks: isTexts,
    derivedFrom: isTexts,
    decision: isDecision,
    forbids: isText,
    isStay: isTrue,
    isAdmission: isTrue,
    partOf: isText,
    contacts: isListOf(isContact),
    withheld: hasShape<WithheldPart>({ part: isText, text: isText }),
  },
);
