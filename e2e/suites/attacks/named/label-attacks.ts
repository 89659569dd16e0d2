import type { Attack } from '#/e2e/suites/attacks/attack.ts';
import { honest, launch } from '#/e2e/suites/attacks/client/browser.ts';
import { problemsOf } from '#/e2e/suites/attacks/client/expectation.ts';
import { askStream } from '#/e2e/suites/attacks/client/victims.ts';
import { labelCanary, labels, personWith } from '#/e2e/suites/attacks/exchange/labelled-people.ts';

/** A clinician of the other hospital opens a person of whom the first holds a labelled result: kept back, unless the label hides nothing. */
export const labelAttacks: readonly Attack[] = labels.map(({ name, isKept }, at) => ({
  kind: 'label',
  name: isKept ? name : `${name}: shown`,
  run: async ({ exchange, port }) => {
    const person = personWith(at);
    const answer = await askStream(exchange, await launch(exchange, 'beta', honest(person, 'bell')), port);
    const isShown = answer.body.includes(labelCanary(person));
    const body = answer.body.replaceAll(labelCanary(person), '');
    return [
      ...problemsOf({ ...answer, body }, '/record/x/stream', { statuses: [200], person }),
      ...(isShown === isKept ? [isKept ? 'shown to the other hospital' : 'kept back without a reason'] : []),
    ];
  },
}));
