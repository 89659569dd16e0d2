import type { Attack, AttackKind, Stage } from '#/e2e/suites/attacks/attack.ts';
import type { Answer, AttackRequest } from '#/e2e/suites/attacks/client/answer.ts';
import { ask } from '#/e2e/suites/attacks/client/ask.ts';
import { problemsOf, type Expectation } from '#/e2e/suites/attacks/client/expectation.ts';

/** An attack that is one request. */
export function byRequest(kind: AttackKind, name: string, write: (stage: Stage) => AttackRequest, expected: Expectation): Attack {
  return {
    kind,
    name,
    run: async (stage) => {
      const request = write(stage);
      return problemsOf(await ask(stage.port, request), request.path, expected);
    },
  };
}

/** An attack whose decisive answer takes several steps; what goes wrong on the way did not hold either. */
export function bySteps(
  kind: AttackKind,
  name: string,
  path: string,
  steps: (stage: Stage) => Promise<Answer | undefined>,
  expected: Expectation,
): Attack {
  return {
    kind,
    name,
    run: async (stage) => {
      try {
        return problemsOf(await steps(stage), path, expected);
      } catch (error) {
        return [`could not be tried: ${error instanceof Error ? error.message : String(error)}`];
      }
    },
  };
}
