import 'server-only';
import type { ResourceAttachment } from '#/lib/fhir/kind-parts/attachments.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { categories, type Category } from '#/lib/record/model/category.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import type { EmbeddedDocuments } from '#/lib/sources/gather/embedded-documents.ts';
import type { ResourceIntake, QueryTally } from '#/lib/sources/gather/intake.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { type GatherInput, type IsHidden, type LabelledEntry, type QueryTrace, withEntry } from '#/lib/sources/answer/source-event.ts';
import type { ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';
import type { RecordSubject } from '#/lib/sources/gather/subject-check.ts';
import type { AnswerLimitation, QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { cdaAttachment } from './cda-attachment.ts';
import { personCheck } from './check-person.ts';
import { openCda, type CdaAt, type OpenedCda } from './open-cda.ts';
import { documentsLimit, type DocumentsSum } from './documents-sum.ts';
import { takeApartDocument, withReason } from './take-apart-document.ts';
import { notOpened } from './words.ts';

export interface TakeApartOptions {
  readonly input: GatherInput;
  readonly connection: Connection;
  readonly subject: RecordSubject;
  readonly version: Version;
  readonly trace: QueryTrace;
  /** How many documents are opened, newest first. */
  readonly most: number;
  /** The source sends documents alone: it may hold more than they contain. */
  readonly alone: boolean;
}

interface WaitingDocument {
  readonly labelled: LabelledEntry;
  readonly attachment: ResourceAttachment;
}

/** Categories that sections of documents may hold; the list of documents is the source's own. */
const documentedCategories: readonly Category[] = categories.filter((category) => category !== 'documents');

/** Takes a source's CDA documents apart into entries, after its pages. */
export function takeApartDocuments(of: TakeApartOptions): EmbeddedDocuments {
  const waitingDocuments: WaitingDocument[] = [];
  const replaced: EntryId[] = [];
  return {
    setsAside: (resource, labelled) => {
      const attachment = attachmentOf(resource, of.version);
      if (!attachment || labelled.entry.assertion === 'removed') return false;
      // A replaced document states what holds no longer: it stays a document that can be opened.
      if (labelled.entry.status === 'superseded') replaced.push(labelled.entry.id);
      else waitingDocuments.push({ labelled, attachment });
      return labelled.entry.status !== 'superseded';
    },
    finish: async (intake) => {
      const sum: DocumentsSum = { opened: [], older: [], unread: [], replaced, otherPatient: false };
      const waiting = waitingDocuments.toSorted((left, right) => dateOf(right).localeCompare(dateOf(left)));
      const older = waiting.splice(of.most);
      sum.older.push(...older.map(({ labelled }) => labelled.entry.id));
      of.trace.state = 'running';
      const at = cdaAt(of);
      const tally: QueryTally = { trace: of.trace, categories: new Set(), limitations: [] };
      const take = async (resources: readonly ClassifiedResource[]): Promise<void> => {
        await intake.take(resources, tally);
        await intake.sendProgress();
      };
      await take(older.map(({ labelled }) => ({ type: 'entry', labelled })));
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await takeDocument(next, { at, intake, take, sum });
      };
      await Promise.all(Array.from({ length: of.connection.upstream.limits.concurrency }, work));
      Object.assign(of.trace, {
        state: 'complete',
        detail: `${sum.opened.length} taken apart, ${sum.unread.length} not read`,
        pages: sum.opened.length + sum.unread.length,
      });
      return endsOf(of, sum, tally);
    },
  };
}

function cdaAt({ input, connection, subject, trace }: TakeApartOptions): CdaAt {
  return {
    connection,
    origins: input.source.attachments,
    requestId: trace.requestId,
    seen: new Set(),
    check: personCheck(input, { connection, subject, requestId: trace.requestId }),
  };
}

interface DocumentIntake {
  readonly at: CdaAt;
  readonly intake: ResourceIntake;
  readonly take: (resources: readonly ClassifiedResource[]) => Promise<void>;
  readonly sum: DocumentsSum;
}

/** Takes one document to its end: never throws, and always counts it (H06). */
async function takeDocument({ labelled: listed, attachment }: WaitingDocument, { at, intake, take, sum }: DocumentIntake): Promise<void> {
  const opened: OpenedCda = intake.foreign ? { state: 'unread', why: notOpened.sourceStopped } : await openCda(attachment, at);
  const labelled = withEntry(listed, (entry) => entry, opened.labels);
  switch (opened.state) {
    case 'other-patient': {
      sum.otherPatient = true;
      const { resourceType, origins } = labelled.entry;
      return take([
        { type: 'refused', refused: { resourceType, reference: origins[0]?.reference ?? resourceType, reason: 'other-patient' } },
      ]);
    }
    case 'no-cda':
      return take([{ type: 'entry', labelled }]);
    case 'unread':
      sum.unread.push(labelled.entry.id);
      return take([{ type: 'entry', labelled: withReason(labelled, opened.why) }]);
    case 'opened': {
      sum.opened.push(labelled.entry.id);
      const { document, items, left } = await takeApartDocument(labelled, opened, {
        source: intake.received.source,
        seen: at.seen,
        roomLeft: () => intake.roomLeft() - 1,
      });
      if (left > 0) sum.cut = true;
      return take([{ type: 'entry', labelled: document }, ...items]);
    }
  }
}

function endsOf({ alone, input }: TakeApartOptions, sum: DocumentsSum, { categories, limitations }: QueryTally): readonly QueryEnd[] {
  const never = new Set(input.source.never);
  const all = new Set([...documentedCategories.filter((category) => !never.has(category)), ...categories]);
  const counted = (isHidden: IsHidden): AnswerLimitation | undefined => limited(sum, alone, isHidden);
  const limitation = limited(sum, alone);
  return [
    { categories, queriedCategories: [], limitations: [...limitations] },
    ...(limitation === undefined ? [] : [{ categories: without(all, 'documents'), limitations: [{ ...limitation, counted }] }]),
    ...(sum.otherPatient
      ? [{ categories: new Set([...all, 'documents' as const]), limitations: [], failure: { kind: 'other-patient' } as const }]
      : []),
  ];
}

/** Limit of the categories that rest on documents; lasting unless a document that was not read may come another time. */
function limited(sum: DocumentsSum, alone: boolean, isHidden: IsHidden = () => false): AnswerLimitation | undefined {
  const why = documentsLimit(sum, alone, isHidden);
  if (why === undefined) return undefined;
  const lasting = sum.unread.every((id) => isHidden(id, []));
  return { state: 'partial', why, ...(lasting ? { lasting, ...(alone && { givenAs: 'documents' }) } : { lost: true }) };
}

const without = (all: ReadonlySet<Category>, excluded: Category): ReadonlySet<Category> =>
  new Set([...all].filter((category) => category !== excluded));

function attachmentOf(resource: unknown, version: Version): ResourceAttachment | undefined {
  const resourceAsSent = resourceOf(resource);
  const inR4 = resourceAsSent?.resourceType === 'DocumentReference' ? version.toR4(resourceAsSent) : undefined;
  return inR4 && cdaAttachment(inR4);
}

/** Sort key: a document without a date comes last. */
const dateOf = ({ labelled }: WaitingDocument): string => labelled.entry.date?.start ?? '';
