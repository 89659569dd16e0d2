import 'server-only';
import { createPrivateKey } from 'node:crypto';
import { clientAlgorithms, readClientKey } from '#/lib/config/client/client-key.ts';
import type { Config, MemberOptions } from '#/lib/config/schema/schema.ts';
import { pathText, type ConfigProblem } from './problem.ts';

/** Checks the clients' keys at the start, so that an unusable one does not first fail at a sign-in or at a patient's record. */
export function checkClientKeys(config: Config): readonly ConfigProblem[] {
  return [
    ...config.signIn.flatMap(({ client }, at) => keyProblems(client, ['signIn', at, 'client'])),
    ...config.sources.flatMap(({ authorization }, at) => methodProblems(authorization, ['sources', at, 'authorization'])),
    ...methodProblems(config.find?.authorization ?? [], ['find', 'authorization']),
    ...methodProblems(config.consent?.authorization ?? [], ['consent', 'authorization']),
    ...methodProblems(config.audit.authorization ?? [], ['audit', 'authorization']),
  ];
}

const methodProblems = (authorization: readonly MemberOptions[], path: readonly PropertyKey[]): readonly ConfigProblem[] =>
  authorization.flatMap((method, at) => keyProblems(method['client'], [...path, at, 'client']));

/** A key that is no text at all is reported by the member's own options. */
function keyProblems(client: unknown, path: readonly PropertyKey[]): readonly ConfigProblem[] {
  const key: unknown = typeof client === 'object' && client !== null ? Reflect.get(client, 'key') : undefined;
  if (typeof key !== 'string' || canSign(key)) return [];
  const expected = `a private JWK of one of ${clientAlgorithms.join(', ')}`;
  return [{ path: pathText([...path, 'key']), actual: 'a value that is not shown', expected }];
}

function canSign(text: string): boolean {
  try {
    createPrivateKey({ key: readClientKey(text).jwk, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
