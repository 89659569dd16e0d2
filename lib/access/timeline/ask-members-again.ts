import 'server-only';
import { serverTime } from '#/lib/config/clock.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { sourceRefusals } from '#/lib/access/request/words.ts';
import { noResources, sameOutcome } from '#/lib/sources/answer/category-outcomes.ts';
import { askSource } from './ask-source.ts';
import type { JoinMembers, SourceOpening } from '#/lib/access/request/source-opening.ts';

/**
 * Queries members of a network by id. The network's record locator is queried again, and only members that it still names
 * are queried: an id from the browser never sends a patient's number to an organisation that does not know them.
 */
export async function* askMembersAgain(
  asking: SourceOpening,
  ids: ReadonlySet<string>,
  join: JoinMembers,
  signal: AbortSignal,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const joined = new Set<string>();
  const joinThese: JoinMembers = (network, event) =>
    [...join(network, event)].flatMap((member) => {
      const { message } = member;
      if (message.type !== 'source' || !ids.has(message.source.id)) return [];
      joined.add(message.source.id);
      return [member];
    });
  let network: Outcome = { state: 'none' };
  for await (const message of askSource({ ...asking, join: joinThese }, signal)) {
    // The page has the network's badge already, and did not request the network's own end.
    if (message.type === 'outcome') network = message.outcome;
  }
  for (const id of ids) if (!joined.has(id)) yield* ended(id, asking.request.attempt, instead(network));
}

function instead(network: Outcome): Outcome {
  const named: Outcome = {
    state: 'unmatched',
    match: 'no-answer-given',
    why: sourceRefusals.notInNetwork,
  };
  if (network.state === 'failed' || network.state === 'denied' || network.state === 'withheld') return network;
  return network.state === 'partial' ? { state: 'failed', why: network.why } : named;
}

function* ended(source: string, attempt: number, outcome: Outcome): Generator<TimelineMessage, void, undefined> {
  for (const [category, sharedOutcome] of sameOutcome(outcome))
    yield { type: 'outcome', source, attempt, category, outcome: sharedOutcome };
  yield { type: 'end', source, attempt, resources: noResources, entries: 0, at: serverTime().toISOString(), tookMs: 0 };
}
