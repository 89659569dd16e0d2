import 'server-only';
import { serverTime } from '#/lib/config/clock.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { noResources, sameOutcome } from '#/lib/sources/answer/category-outcomes.ts';
import { askSource, type SourceOpening, type JoinMembers } from './ask-source.ts';

/**
 * Members of a network asked by name. Their network's record locator is asked anew, and only those that it still names
 * are asked: an id from the browser sends nobody's number to an organisation that does not know the patient.
 */
export async function* askMembersAgain(
  asking: SourceOpening,
  ids: ReadonlySet<string>,
  join: JoinMembers,
  signal: AbortSignal,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const joined = new Set<string>();
  const joinThese: JoinMembers = (network, event) =>
    [...join(network, event)].flatMap((one) => {
      const { message } = one;
      if (message.type !== 'source' || !ids.has(message.source.id)) return [];
      joined.add(message.source.id);
      return [one];
    });
  let network: Outcome = { state: 'none' };
  for await (const message of askSource({ ...asking, join: joinThese }, signal)) {
    // The page has its badge already; the network's own end is not what was asked for.
    if (message.type === 'outcome') network = message.outcome;
  }
  for (const id of ids) if (!joined.has(id)) yield* ended(id, asking.request.attempt, instead(network));
}

function instead(network: Outcome): Outcome {
  const named: Outcome = {
    state: 'unmatched',
    match: 'no-answer-given',
    why: 'its network no longer names it as one that knows this patient',
  };
  if (network.state === 'failed' || network.state === 'denied' || network.state === 'withheld') return network;
  return network.state === 'partial' ? { state: 'failed', why: network.why } : named;
}

function* ended(source: string, attempt: number, outcome: Outcome): Generator<TimelineMessage, void, undefined> {
  for (const [category, each] of sameOutcome(outcome)) yield { type: 'outcome', source, attempt, category, outcome: each };
  yield { type: 'end', source, attempt, resources: noResources, entries: 0, at: serverTime().toISOString(), tookMs: 0 };
}
