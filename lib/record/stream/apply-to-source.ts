import { isEntry } from './read-entry.ts';
import { writeDates } from './write-dates.ts';
import type { RawSourceMessage } from './read-message.ts';
import { isSettled, joinSource } from './source-timeline.ts';
import type { SourceTimeline } from './source-timeline.ts';

/**
 * The source's timeline after a message of its answer, dates in its entries' texts written for `locale`; undefined when the message
 * makes no sense then, and is to be counted as unread.
 */
export function applyToSource(state: SourceTimeline, message: RawSourceMessage, locale: string): SourceTimeline | undefined {
  const add = (before: SourceTimeline, next: RawSourceMessage): SourceTimeline => addMessage(before, next, locale);
  // Ignores a late line of an answer that was replaced.
  if (message.attempt < state.attempt) return state;
  // Accepts it after the source's own end too, for it waits for the slowest.
  if (message.type === 'whereabouts' && message.attempt === state.attempt) return add(state, message);
  if (!isNewAnswer(state, message)) return isSettled(state) ? undefined : add(state, message);
  // Design §5: what the earlier attempt sent stays until the new one has an entry, an outcome or its end.
  const asking = state.asking ?? { from: state.end?.at, early: [] };
  if (message.type === 'progress') return { ...state, asking, pages: message.pages, resources: message.resources };
  if (message.type === 'differences' || message.type === 'contacts' || message.type === 'refused' || message.type === 'whereabouts')
    return { ...state, asking: { ...asking, early: [...asking.early, message] } };
  const fresh = { ...joinSource(state.source, state.askedAt), attempt: message.attempt };
  return [...asking.early.filter((early) => early.attempt === message.attempt), message].reduce(add, fresh);
}

function isNewAnswer(state: SourceTimeline, message: RawSourceMessage): boolean {
  // A stateless server may number every stream the same: asked again after its end, the same number is a new answer.
  return message.attempt > state.attempt || (state.asking !== undefined && isSettled(state));
}

function addMessage(state: SourceTimeline, message: RawSourceMessage, locale: string): SourceTimeline {
  switch (message.type) {
    case 'entries': {
      const readable = message.entries.filter(isEntry).map((entry) => writeDates(entry, locale));
      const unreadable = state.unreadable + message.entries.length - readable.length;
      const batches = readable.length === 0 ? state.batches : [...state.batches, readable];
      return { ...state, batches, unreadable, received: state.received + readable.length };
    }
    case 'progress':
      return { ...state, pages: message.pages, resources: message.resources };
    case 'refused':
      return {
        ...state,
        refused: [...state.refused, { resourceType: message.resourceType, reference: message.reference, reason: message.reason }],
      };
    case 'outcome':
      return { ...state, outcomes: new Map(state.outcomes).set(message.category, message.outcome) };
    case 'differences':
      return { ...state, differences: message.differences, ...(message.person !== undefined && { person: message.person }) };
    case 'contacts':
      return {
        ...state,
        contacts: [...state.contacts, ...message.contacts],
        ...(message.restricted && { isRestricted: true }),
        ...(message.held && { areNumbersHeld: true }),
        ...(message.speech && { speech: message.speech }),
      };
    case 'whereabouts':
      return addWhereabouts(state, message, locale);
    case 'end':
      return { ...state, end: message, pages: state.pages, resources: message.resources.received };
    default:
      return message satisfies never;
  }
}

/** Puts entries in place of those that came without whereabouts; one that cannot be read leaves the other where it is. */
function addWhereabouts(state: SourceTimeline, { contacts, entries }: RawWhereabouts, locale: string): SourceTimeline {
  const { areNumbersHeld: _, ...rest } = state;
  const readable = entries.filter(isEntry).map((entry) => writeDates(entry, locale));
  const whole = new Map(readable.map((entry) => [entry.id, entry]));
  const batches = state.batches.map((batch) =>
    batch.some(({ id }) => whole.has(id)) ? batch.map((entry) => whole.get(entry.id) ?? entry) : batch,
  );
  return { ...rest, batches, contacts: [...state.contacts, ...contacts], unreadable: state.unreadable + entries.length - readable.length };
}

type RawWhereabouts = Extract<RawSourceMessage, { type: 'whereabouts' }>;
