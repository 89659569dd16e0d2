import {
  isBoolean,
  isCount,
  isEither,
  isList,
  isListOf,
  isNumber,
  isOpenWord,
  isShape,
  isText,
  isTrue,
  isVariant,
  isWordOf,
  type Guard,
} from './guards.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { IdentityDifference, PatientBanner, PatientIdentity } from '#/lib/record/model/patient.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';

/** A message as it came over the wire: its entries are not read yet, they are checked singly (H06). */
export type RawMessage =
  | Exclude<TimelineMessage, { type: 'entries' }>
  | { readonly type: 'entries'; readonly source: string; readonly attempt: number; readonly entries: readonly unknown[] };

/** Messages about one source's answer. */
export type RawSourceMessage = Extract<RawMessage, { attempt: number }>;

/** Total: takes anything, and returns undefined for what is no message of this version. */
export function readMessage(value: unknown): RawMessage | undefined {
  return isMessage(value) ? value : undefined;
}

const isTexts = isListOf(isText);

const isIdentity = isShape<PatientIdentity>(
  {
    identifiers: isListOf(isShape({ system: isText, value: isText }, { unverified: isTrue })),
    family: isText,
    given: isTexts,
    restricted: isBoolean,
  },
  {
    title: isText,
    nameText: isText,
    birthDate: isText,
    gender: isOpenWord(),
    deceased: isEither(isText, isTrue),
    address: isTexts,
    telecom: isListOf(isShape({ system: isText, value: isText }, { use: isText })),
    practice: isText,
  },
);

const isBanner = isShape<PatientBanner>({ identity: isIdentity, identifierLabel: isText, from: isText }, { identifierText: isText });

const isSource = isShape<PublicSource>(
  {
    id: isText,
    name: isText,
    code: isText,
    organisation: isText,
    own: isBoolean,
    mark: isCount,
    never: isListOf(isOpenWord()),
    standing: isTexts,
  },
  {
    network: isShape({ id: isText, name: isText }),
    foundMembers: isShape({ withRecord: isCount, queriedAtOnce: isCount }, { inDirectory: isCount }),
    whenTicked: isTrue,
  },
);

const isOutcome = isVariant<Outcome, 'state'>('state', {
  complete: isShape({ entries: isCount }),
  none: isShape({}, { sourceWords: isText }),
  partial: isShape({ entries: isCount, why: isText }, { lasting: isTrue }),
  withheld: isShape({ basis: isWordOf(['agreement', 'personal', 'source']), why: isText }),
  unsupported: isShape({}),
  denied: isShape({ why: isText }),
  failed: isShape({ why: isText }),
  unmatched: isShape({ match: isWordOf(['not-known', 'unconfirmed', 'no-answer-given']) }, { why: isText }),
  skipped: isShape({}),
  pending: isShape({}),
});

const isDifference = isShape<IdentityDifference>({ field: isOpenWord(), referenceValue: isText, sourceValue: isText });

const ofSource = { source: isText, attempt: isCount };

const isMessage: Guard<RawMessage> = isVariant<RawMessage, 'type'>('type', {
  hello: isShape({
    version: isNumber,
    session: isText,
    patientKey: isText,
    at: isText,
    viewer: isShape({ name: isText, role: isText, organisation: isText, organisationName: isText }),
    locale: isText,
    service: isText,
  }),
  patient: isShape({ patient: isBanner }),
  source: isShape({ source: isSource }),
  renew: isShape({}),
  expired: isShape({ why: isText }),
  entries: isShape({ ...ofSource, entries: isList }),
  progress: isShape({ ...ofSource, pages: isCount, resources: isCount }),
  refused: isShape({ ...ofSource, resourceType: isText, reason: isOpenWord() }, { reference: isText }),
  outcome: isShape({ ...ofSource, category: isWordOf(categories), outcome: isOutcome }),
  differences: isShape({ ...ofSource, differences: isListOf(isDifference) }, { person: isText }),
  end: isShape({
    ...ofSource,
    resources: isShape({ received: isCount, entries: isCount, supporting: isCount, refused: isCount }),
    entries: isCount,
    at: isText,
    tookMs: isNumber,
  }),
});
