import 'server-only';
import { describeItem } from '#/lib/fhir/gp-connect/describe-item.ts';
import { readStructuredRecord, type RecordItem, type StructuredRecord } from '#/lib/fhir/gp-connect/structured-record.ts';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { IdentityDifference } from '#/lib/record/model/patient.ts';
import { batchSize, type QueryTrace } from '#/lib/sources/answer/source-event.ts';
import { classifyOnce, type ClassifiedResource, type ReceivedResources } from '#/lib/sources/gather/classify-resources.ts';
import type { ResourceIntake } from '#/lib/sources/gather/intake.ts';
import { takeTurn } from '#/lib/process/turns.ts';
import type { MatchedRun } from '#/lib/sources/gather/matched-run.ts';
import { reportOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { itemLinksOf, type ItemLinks } from './item-links.ts';
import { refuseAll, checkSubjects, isForOthers, type CheckedAnswer, type DoubtedPerson } from './check-answer.ts';
import type { StructuredAnswer } from './structured-answer.ts';

export interface StructuredRun extends MatchedRun {
  readonly never: readonly Category[];
  readonly traceOf: (answer: StructuredAnswer) => QueryTrace;
  /** Compares the Patient that came with a record; undefined if it is this patient. */
  readonly identity: (entries: readonly BundleEntry[]) => DoubtedPerson | undefined;
  readonly intake: ResourceIntake;
}

/** An answer whose subjects are checked. */
export interface CheckedStructuredAnswer {
  readonly answer: StructuredAnswer;
  readonly checked: CheckedAnswer;
  /** Set if the Patient that came with it may be another: none of it is shown until the reader confirms. */
  readonly doubted?: readonly IdentityDifference[];
  /** The answer is longer than the source's limit allows. */
  readonly tooMany: boolean;
}

/** Counts an answer, refuses the resources that are not this patient's, and holds the rest until every answer has come. */
export async function receiveStructuredAnswer(answer: StructuredAnswer, run: StructuredRun): Promise<CheckedStructuredAnswer> {
  const { intake } = run;
  const room = intake.roomLeft();
  const entries = answer.entries.slice(0, room);
  const check = run.identity(entries);
  const checked = check?.verdict === 'refuse' ? refuseAll(entries) : checkSubjects(entries, run.subject);
  intake.countPage();
  intake.hold(checked.entries.length);
  run.traceOf(answer).refused += checked.refused.length;
  await intake.take(checked.refused);
  if (isForOthers(checked)) reportOtherPatient(run.connection.guards, run.subject.ids, 'answer');
  await intake.sendProgress();
  const tooMany = answer.entries.length > room;
  if (check?.verdict !== 'confirm') return { answer, checked, tooMany };
  await run.emit({ type: 'differences', differences: check.differences, person: check.person });
  await intake.takeHeld(checked.entries.map(() => ({ type: 'supporting' })));
  return { answer, checked: { ...checked, entries: [] }, doubted: check.differences, tooMany };
}

/** Shows the allergies of an answer before the second answer comes, as a reader must know them first. Returns their keys. */
export async function showAllergies({ checked }: CheckedStructuredAnswer, run: StructuredRun): Promise<ReadonlySet<string>> {
  const record = readStructuredRecord(checked.entries);
  const allergies = record.items.filter(({ area, role }) => area === 'allergies' && role === 'member');
  const once = [...new Map(allergies.map((item) => [item.key, item])).values()];
  await show(once, record, run);
  return new Set(once.map(({ key }) => key));
}

/** Shows every resource of all answers, each once, now that all Lists have come. */
export async function showRecord(
  all: readonly CheckedStructuredAnswer[],
  early: ReadonlySet<string>,
  run: StructuredRun,
): Promise<ShownRecord> {
  const record = readStructuredRecord(all.flatMap(({ checked }) => checked.entries));
  const counted = new Set(early);
  // The first occurrence of an early allergy is its entry, counted then; any other is a copy.
  const rest = record.items.filter(({ key }) => !counted.delete(key));
  const isDocument = ({ resource }: RecordItem): boolean => resource.resourceType === 'DocumentReference';
  await show(
    rest.filter((item) => !isDocument(item)),
    record,
    run,
  );
  return { record, showDocuments: () => show(rest.filter(isDocument), record, run) };
}

export interface ShownRecord {
  readonly record: StructuredRecord;
  /** Called after the list of documents has come, so that a document on it is not shown twice. */
  readonly showDocuments: () => Promise<void>;
}

async function show(items: readonly RecordItem[], record: StructuredRecord, { intake, source }: StructuredRun): Promise<void> {
  const guard = itemLinksOf(record, source);
  for (let at = 0; at < items.length; at += batchSize) {
    await intake.takeHeld(items.slice(at, at + batchSize).map((item) => classifyItem(item, record, { guard, received: intake.received })));
    await takeTurn(source);
  }
}

interface ItemContext {
  readonly guard: ItemLinks;
  readonly received: ReceivedResources;
}

function classifyItem(item: RecordItem, record: StructuredRecord, { guard, received }: ItemContext): ClassifiedResource {
  const { resource, key, role } = item;
  const classified = classifyOnce({ resource, key }, received, () =>
    role === 'supporting' ? { type: 'supporting', resourceType: resource.resourceType } : describeItem(item, record, received.source),
  );
  return classified.type === 'entry' ? { type: 'entry', labelled: { ...classified.labelled, links: guard(item) } } : classified;
}
