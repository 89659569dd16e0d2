import 'server-only';
import { describeItem } from '#/lib/fhir/gp-connect/describe-item.ts';
import { readStructuredRecord, type RecordItem, type StructuredRecord } from '#/lib/fhir/gp-connect/structured-record.ts';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import type { Emit } from '#/lib/sources/answer/event-stream.ts';
import type { IdentityDifference } from '#/lib/record/model/patient.ts';
import { batchSize, type LabelledEntry, type QueryTrace, type WithholdableSupport } from '#/lib/sources/answer/source-event.ts';
import { withholdableSupport } from '#/lib/sources/gather/classify-resources.ts';
import { tripForOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { yieldToEventLoop } from '#/lib/sources/streams/yield-to-event-loop.ts';
import type { Subject } from '#/lib/sources/gather/subject-check.ts';
import { guardOf, type Guard } from './guarded-item.ts';
import { allRefused, checkSubjects, refusal, type CheckedAnswer, type DoubtedPerson } from './check-answer.ts';
import type { StructuredAnswer } from './structured-answer.ts';

export interface StructuredRun {
  readonly connection: Connection;
  readonly source: string;
  readonly subject: Subject;
  readonly never: readonly Category[];
  readonly emit: Emit;
  readonly traceOf: (answer: StructuredAnswer) => QueryTrace;
  /** What speaks against the Patient that came with a record; nothing where it is this one. */
  readonly identity: (entries: readonly BundleEntry[]) => DoubtedPerson | undefined;
  readonly counts: { received: number; entries: number; supporting: number; refused: number; pages: number };
  readonly perCategory: Map<Category, number>;
  /** What is shown already, by key: the same again is supporting. */
  readonly seen: Set<string>;
  /** What is counted as supporting though it may have to be kept back. */
  readonly withholdable: WithholdableSupport[];
  /** No sentence may count what came. */
  readonly uncounted: boolean;
}

/** An answer after its subjects were checked. */
export interface CheckedStructuredAnswer {
  readonly answer: StructuredAnswer;
  readonly checked: CheckedAnswer;
  /** The Patient that came with it is only perhaps this one: nothing of it is shown until the reader has said so. */
  readonly doubted?: readonly IdentityDifference[];
  /** More came than may be taken from one source. */
  readonly tooMany: boolean;
}

/** Counts an answer, refuses what is not this patient's, and keeps the rest for when all have come. */
export async function receive(answer: StructuredAnswer, run: StructuredRun): Promise<CheckedStructuredAnswer> {
  const { counts, connection } = run;
  const room = Math.max(0, connection.upstream.limits.resources - counts.received);
  const came = answer.entries.slice(0, room);
  const check = run.identity(came);
  const checked = check?.verdict === 'refuse' ? allRefused(came) : checkSubjects(came, run.subject);
  counts.received += came.length;
  counts.pages += 1;
  await refuse(checked.refused, answer, run);
  if (checked.otherPatient) tripForOtherPatient(connection.guards);
  await run.emit({ type: 'progress', pages: counts.pages, resources: counts.received });
  const tooMany = answer.entries.length > room;
  if (check?.verdict !== 'confirm') return { answer, checked, tooMany };
  await run.emit({ type: 'differences', differences: check.differences, person: check.person });
  counts.supporting += checked.entries.length;
  return { answer, checked: { ...checked, entries: [] }, doubted: check.differences, tooMany };
}

async function refuse(refused: CheckedAnswer['refused'], answer: StructuredAnswer, run: StructuredRun): Promise<void> {
  run.counts.refused += refused.length;
  run.traceOf(answer).refused += refused.length;
  for (const one of refused) await run.emit({ type: 'refused', refused: one });
}

/** Allergies do not wait for the second answer: a reader must know them before anything else. */
export async function showAllergies({ checked }: CheckedStructuredAnswer, run: StructuredRun): Promise<ReadonlySet<string>> {
  const record = readStructuredRecord(checked.entries);
  const allergies = record.items.filter(({ area, role }) => area === 'allergies' && role === 'member');
  const once = [...new Map(allergies.map((item) => [item.key, item])).values()];
  await show(once, record, run);
  return new Set(once.map(({ key }) => key));
}

/** Everything that came, now that all Lists are here: entries, and what supports them; each resource once. */
export async function showRecord(
  all: readonly CheckedStructuredAnswer[],
  early: ReadonlySet<string>,
  run: StructuredRun,
): Promise<ShownRecord> {
  const record = readStructuredRecord(all.flatMap(({ checked }) => checked.entries));
  const counted = new Set(early);
  // Those shown early were counted then; of each the first occurrence is the entry, any other a copy.
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
  /** Once the list of documents has come: those on it are not shown twice. */
  readonly showDocuments: () => Promise<void>;
}

async function show(items: readonly RecordItem[], record: StructuredRecord, run: StructuredRun): Promise<void> {
  let batch: LabelledEntry[] = [];
  const guard = guardOf(record, run.source);
  for (const item of items) {
    const labelled = await take(item, record, guard, run);
    if (labelled) batch.push(labelled);
    if (batch.length < batchSize) continue;
    await run.emit({ type: 'entries', entries: batch });
    await yieldToEventLoop();
    batch = [];
  }
  if (batch.length > 0) await run.emit({ type: 'entries', entries: batch });
}

async function take(item: RecordItem, record: StructuredRecord, guard: Guard, run: StructuredRun): Promise<LabelledEntry | undefined> {
  const { counts, perCategory, seen } = run;
  const copy = seen.has(item.key);
  seen.add(item.key);
  if (copy || item.role === 'supporting') {
    counts.supporting += 1;
    run.withholdable.push(...(copy ? [{ id: `${run.source}|${item.key}`, labels: [] }] : withholdableSupport(item.resource)));
    return undefined;
  }
  const described = describeItem(item, record, run.source);
  if (described.type === 'entry') {
    counts.entries += 1;
    const { category } = described.entry;
    perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
    return { entry: described.entry, labels: described.labels, links: guard(item) };
  }
  if (described.type === 'supporting') counts.supporting += 1;
  else await unreadable(item.entry, run);
  return undefined;
}

async function unreadable(entry: BundleEntry, run: StructuredRun): Promise<void> {
  run.counts.refused += 1;
  await run.emit({ type: 'refused', refused: refusal(entry, 'unreadable') });
}
