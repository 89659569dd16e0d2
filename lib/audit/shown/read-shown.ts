import 'server-only';
import type { AuditEvent, Reference } from 'fhir/r4';
import { digestBytes } from './entry-digests.ts';
import { entryBytes } from './sent-digests.ts';
import { digestsName } from './shown-events.ts';

/** Digests of one entry that a view was sent, in hexadecimal. */
export interface ShownDigest {
  readonly category: string;
  readonly id: string;
  readonly content: string;
}

/** Answer of a source, as the trail tells what of it was sent. */
export interface ShownAnswer {
  readonly source: { readonly id: string; readonly name: string };
  readonly asking: string;
  readonly attempt: number;
  readonly keyId: string;
  readonly form: string;
  /** ISO 8601 instants at which the source was asked, and at which its answer had ended. */
  readonly from: string;
  readonly to: string;
  readonly isWhole: boolean;
  /** Number of entries that were sent; the trail may hold the digests of fewer. */
  readonly entries: number;
  readonly digests: readonly ShownDigest[];
  /** Name of the outcome of each category; none where the stream broke off, or the first event is missing. */
  readonly outcomes: ReadonlyMap<string, string>;
}

/** Name of an event of ours. */
export const eventName = ({ subtype = [] }: AuditEvent): string | undefined =>
  subtype.find(({ system }) => system === 'urn:tributary:access')?.code;

/** The source that an event of ours is about. */
export const sourceOf = ({ agent }: AuditEvent): Reference | undefined =>
  agent.find(({ type }) => type?.coding?.some(({ code }) => code === 'CST'))?.who;

/** Facts of an event by name, in their order. */
export function factsOf({ entity = [] }: AuditEvent): readonly (readonly [name: string, value: string])[] {
  const details = entity.find(({ name }) => name === 'facts')?.detail ?? [];
  return details.map(({ type, valueString = '' }) => [type, valueString] as const);
}

/** Answers that these events tell of, by the time of their end; an event that stands there twice counts once. */
export function readShown(events: readonly AuditEvent[]): readonly ShownAnswer[] {
  const parts = events.filter((event) => eventName(event) === 'entries-shown').map(readPart);
  const answers = [...Map.groupBy(parts, ({ answer }) => JSON.stringify([answer.source.id, answer.asking]))].flatMap(([, own]) => {
    const byNumber = new Map(own.map((part) => [part.number, part]));
    const [first] = own;
    const sorted = [...byNumber.values()].toSorted((left, right) => left.number - right.number);
    const outcomes = new Map(sorted.flatMap((part) => [...part.answer.outcomes]));
    return first ? [{ ...first.answer, outcomes, digests: sorted.flatMap((part) => part.digests) }] : [];
  });
  return answers.toSorted((left, right) => (left.to < right.to ? -1 : 1));
}

interface ShownPart {
  readonly number: number;
  readonly answer: Omit<ShownAnswer, 'digests'>;
  readonly digests: readonly ShownDigest[];
}

function readPart(event: AuditEvent): ShownPart {
  const facts = new Map(factsOf(event));
  const source = sourceOf(event);
  const id = source?.identifier?.value ?? '';
  const details = event.entity?.find(({ name }) => name === digestsName)?.detail ?? [];
  return {
    number: Number.parseInt(facts.get('part') ?? '', 10),
    answer: {
      source: { id, name: source?.display ?? id },
      asking: facts.get('asking') ?? '',
      attempt: Number(facts.get('attempt')),
      keyId: facts.get('key') ?? '',
      form: facts.get('form') ?? '',
      from: event.period?.start ?? event.recorded,
      to: event.recorded,
      isWhole: event.outcome === '0',
      entries: Number(facts.get('entries')),
      outcomes: readOutcomes(facts.get('outcomes') ?? ''),
    },
    digests: details.flatMap(({ type, valueBase64Binary = '' }) => readDigests(type, Buffer.from(valueBase64Binary, 'base64'))),
  };
}

function readOutcomes(text: string): ReadonlyMap<string, string> {
  const groups = text.split('; ').map((group) => group.split(' '));
  return new Map(groups.flatMap(([state = '', ...categories]) => categories.map((category) => [category, state] as const)));
}

function readDigests(category: string, bytes: Buffer): readonly ShownDigest[] {
  return Array.from({ length: Math.floor(bytes.length / entryBytes) }, (_, index) => {
    const at = index * entryBytes;
    const [id, content] = [bytes.subarray(at, at + digestBytes), bytes.subarray(at + digestBytes, at + entryBytes)];
    return { category, id: id.toString('hex'), content: content.toString('hex') };
  });
}
