import 'server-only';
import { auditSinks } from '#/lib/audit/sinks/registry.ts';
import { startConfig } from '#/lib/config/config.ts';
import { limitAnswerMemory } from '#/lib/process/answer-memory.ts';
import { authorizationMethods } from '#/lib/sources/authorization/methods/registry.ts';
import { sourceKinds } from '#/lib/sources/kinds/registry.ts';
import { matchMethods } from '#/lib/sources/match/methods/registry.ts';
import { keepNothingInMemory } from './keep-nothing-in-memory.ts';

/** Stops the runtime from keeping anything, and reads the configuration once, checked by every registry that it names. Throws a ConfigError with its mistakes, and then nothing starts. */
export function startApplication(): void {
  keepNothingInMemory();
  const { answers } = startConfig({ sourceKinds, authorization: authorizationMethods, match: matchMethods, auditSinks });
  limitAnswerMemory(answers.megabytes);
}
