import 'server-only';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { ResourceCounts } from '#/lib/record/model/timeline-message.ts';
import { unreadableItems, type AnswerLimitation, type QueryEnd, type UnreadableItems } from '#/lib/sources/answer/category-outcomes.ts';
import type { EmitEvent } from '#/lib/sources/answer/event-stream.ts';
import { entryBatches } from '#/lib/sources/answer/entry-batches.ts';
import { type LabelledEntry, type QueryTrace, type WithholdableSupport } from '#/lib/sources/answer/source-event.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { reportOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import type { ClassifiedResource, ReceivedResources } from './classify-resources.ts';
import { collectRefusedEnds } from './refused-end.ts';
import { isForeign, type ForeignReason, type RecordSubject } from './subject-check.ts';

/** The query whose answer is counted: its audit trace, the categories that came, and what limits them. */
export interface QueryTally {
  readonly trace: QueryTrace;
  readonly categories: Set<Category>;
  readonly limitations: AnswerLimitation[];
  /** The answer to a search of one type: a resource without a type can only belong to its categories. */
  readonly isOfOneType?: boolean;
}

export interface IntakeOptions {
  /** Id of the source: part of each entry's id. */
  readonly source: string;
  readonly version: Version;
  readonly subject: RecordSubject;
  readonly connection: Pick<Connection, 'guards' | 'upstream'>;
  readonly emit: EmitEvent;
  /** Resources that matching received: they support the match. */
  readonly matched: number;
}

/**
 * The one way of a source's resources into the record. Each is counted once, as entry, supporting or refused, and sent as
 * counted: *received = entries + supporting + refused* holds after every call (design §5).
 */
export interface ResourceIntake {
  /** Context in which the source's next resources are classified. */
  readonly received: ReceivedResources;
  readonly perCategory: ReadonlyMap<Category, number>;
  /** Conditions on which policy takes supporting resources out of the count again. */
  readonly withholdable: readonly WithholdableSupport[];
  /** Ends of the resources that came and are not shown, for the categories that they may belong to. */
  readonly refusedEnds: readonly QueryEnd[];
  /** Set once a resource was not surely this patient's: no more of the source is believed or queried (H02). */
  readonly foreign: ForeignReason | undefined;
  /** Number of resources that the source may still send, Provenance apart. */
  readonly roomLeft: () => number;
  /** Counts resources, then sends them: refusals first, entries in batches. */
  readonly take: (resources: readonly ClassifiedResource[], tally?: QueryTally) => Promise<void>;
  /** Counts resources as received that can be classified only when more has come; `takeHeld` follows. */
  readonly hold: (count: number) => void;
  readonly takeHeld: (resources: readonly ClassifiedResource[]) => Promise<void>;
  readonly countPage: () => void;
  readonly sendProgress: () => Promise<void>;
  /** The sum so far. Resources still held count as refused: none is lost. */
  readonly counts: () => ResourceCounts;
}

/** Type of a resource that names none: `describe`, `refuseResource`. */
const unknownType = 'unknown';

export function createIntake({ source, version, subject, connection, emit, matched }: IntakeOptions): ResourceIntake {
  const received: ReceivedResources = { source, version, subject, seen: new Set(), supporting: new Map(), inherited: new Map() };
  const counted = startCount({ version, connection, matched, subject });
  const { sum, perCategory, withholdable } = counted;
  let [held, pages, provenances] = [0, 0, 0];
  const receivedCount = (): number => sum.entry + sum.supporting + sum.refused + held;
  const take = async (resources: readonly ClassifiedResource[], tally?: QueryTally): Promise<void> => {
    for (const resource of resources) counted.count(resource, tally);
    provenances += resources.filter((resource) => resource.type === 'supporting' && resource.isProvenance).length;
    if (tally) addToTally(tally, resources);
    await send(resources, emit);
  };
  return {
    received,
    perCategory,
    withholdable,
    refusedEnds: counted.refusedEnds,
    get foreign() {
      return counted.foreign;
    },
    roomLeft: () => Math.max(0, connection.upstream.limits.resources - (receivedCount() - provenances)),
    take,
    hold: (resources) => void (held += resources),
    takeHeld: (resources) => {
      held = Math.max(0, held - resources.length);
      return take(resources);
    },
    countPage: () => void (pages += 1),
    sendProgress: () => emit({ type: 'progress', pages, resources: receivedCount() }),
    counts: () => ({ received: receivedCount(), entries: sum.entry, supporting: sum.supporting, refused: sum.refused + held }),
  };
}

interface ResourceCount extends Pick<ResourceIntake, 'perCategory' | 'withholdable' | 'refusedEnds'> {
  readonly sum: Record<ClassifiedResource['type'], number>;
  foreign: ForeignReason | undefined;
  readonly count: (resource: ClassifiedResource, tally?: QueryTally) => void;
}

/** Starts the count of a source's resources; the first of another patient is reported as one item. */
function startCount({
  version,
  connection,
  matched,
  subject,
}: Pick<IntakeOptions, 'version' | 'connection' | 'matched' | 'subject'>): ResourceCount {
  const perCategory = new Map<Category, number>();
  const withholdable: WithholdableSupport[] = [];
  const refusedEnds = collectRefusedEnds(version);
  const count: ResourceCount['count'] = (resource, tally) => {
    counted.sum[resource.type] += 1;
    if (resource.type === 'entry') {
      const { category } = resource.labelled.entry;
      perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
    } else if (resource.type === 'supporting') {
      if (resource.withholdable) withholdable.push(resource.withholdable);
    } else {
      if (!tally?.isOfOneType || resource.refused.resourceType !== unknownType) refusedEnds.add(resource);
      const { reason } = resource.refused;
      if (!isForeign(reason) || counted.foreign === 'other-patient') return;
      // Another name of the server is a matter of configuration: other readers may still be answered.
      if (reason === 'other-patient') reportOtherPatient(connection.guards, subject.ids, 'item');
      counted.foreign = reason;
    }
  };
  const counted: ResourceCount = {
    sum: { entry: 0, supporting: matched, refused: 0 },
    perCategory,
    withholdable,
    refusedEnds: refusedEnds.all,
    foreign: undefined,
    count,
  };
  return counted;
}

function addToTally({ trace, categories, limitations }: QueryTally, resources: readonly ClassifiedResource[]): void {
  trace.received += resources.length;
  for (const resource of resources) {
    if (resource.type === 'entry') categories.add(resource.labelled.entry.category);
    if (resource.type !== 'refused') continue;
    trace.refused += 1;
    if (!isForeign(resource.refused.reason)) unreadableOf(limitations).add(resource.labels);
  }
}

/** Unreadable items of each query, which have one limit. */
const unreadableByQuery = new WeakMap<readonly AnswerLimitation[], UnreadableItems>();

function unreadableOf(limitations: AnswerLimitation[]): UnreadableItems {
  const begun = unreadableByQuery.get(limitations);
  if (begun) return begun;
  const items = unreadableItems();
  unreadableByQuery.set(limitations, items);
  limitations.push(items.limitation);
  return items;
}

/** Each entry passed the subject check by itself: one bad resource does not drop its neighbours (H06). */
async function send(resources: readonly ClassifiedResource[], emit: EmitEvent): Promise<void> {
  const entries: LabelledEntry[] = [];
  for (const resource of resources) {
    if (resource.type === 'entry') entries.push(resource.labelled);
    if (resource.type === 'refused') await emit(resource);
  }
  for (const batch of entryBatches(entries, ({ entry }) => entry)) await emit({ type: 'entries', entries: batch });
}
