import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { Since } from '#/lib/record/model/view.ts';
import { type Newness, newnessOf } from './newness.ts';

const order: readonly Newness['state'][] = ['new', 'may-be-new', 'undated', 'earlier'];

/** Standing of a row: that of its newest entry, the lead's where it is as new as any. */
export function rowNewness({ groups }: Pick<Row, 'groups'>, since: Since): Newness {
  let best: Newness = { state: 'earlier' };
  for (const { members } of groups) {
    for (const member of members) {
      const newness = newnessOf(member, since);
      if (newness.state === 'new') return newness;
      if (order.indexOf(newness.state) < order.indexOf(best.state)) best = newness;
    }
  }
  return best;
}
