import 'server-only';
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { networkParts } from '#/lib/config/schema/network-parts.ts';
import { mutualTls, type MutualTls } from '#/lib/config/schema/mutual-tls.ts';
import { pathText, type ConfigProblem } from './problem.ts';
import type { Config, MemberOptions } from '#/lib/config/schema/schema.ts';

/** Checks certificates and keys at the start, so that an unusable one does not first fail at a patient's record. */
export function checkCertificates(config: Config): readonly ConfigProblem[] {
  return [
    ...(config.find?.tls ? problemsOf(config.find.tls, ['find', 'tls']) : []),
    ...(config.audit.tls ? problemsOf(config.audit.tls, ['audit', 'tls']) : []),
    ...(config.consent?.tls ? problemsOf(config.consent.tls, ['consent', 'tls']) : []),
    ...config.sources.flatMap(({ tls }, at) => (tls ? problemsOf(tls, ['sources', at, 'tls']) : [])),
    ...config.sources.flatMap((source, at) => {
      const { members } = networkParts(source);
      return members?.tls ? problemsOf(members.tls, ['sources', at, 'members', 'tls']) : [];
    }),
    ...config.sources.flatMap(({ authorization }, at) => methodProblems(authorization, ['sources', at, 'authorization'])),
    ...methodProblems(config.find?.authorization ?? [], ['find', 'authorization']),
    ...methodProblems(config.consent?.authorization ?? [], ['consent', 'authorization']),
    ...methodProblems(config.audit.authorization ?? [], ['audit', 'authorization']),
  ];
}

/** Checks the certificates for token services; the method's own options report a value that is no certificate at all. */
function methodProblems(authorization: readonly MemberOptions[], path: readonly PropertyKey[]): readonly ConfigProblem[] {
  return authorization.flatMap((way, at) => {
    const { success, data } = mutualTls.safeParse(way['tls']);
    return success ? problemsOf(data, [...path, at, 'tls']) : [];
  });
}

function problemsOf({ certificate, key, authority }: MutualTls, path: readonly PropertyKey[]): readonly ConfigProblem[] {
  const ours = read(() => new X509Certificate(certificate));
  const secret = read(() => createPrivateKey(key));
  const theirs = authority === undefined || read(() => new X509Certificate(authority));
  return [
    ...(ours ? [] : [problem([...path, 'certificate'], 'a certificate (PEM)')]),
    ...(secret ? [] : [problem([...path, 'key'], 'a private key (PEM)')]),
    ...(theirs ? [] : [problem([...path, 'authority'], 'a certificate (PEM)')]),
    ...(ours && secret && !belong(ours, secret) ? [problem([...path, 'key'], 'the key that belongs to the certificate')] : []),
  ];
}

const belong = (certificate: X509Certificate, key: KeyObject): boolean => certificate.checkPrivateKey(key);

const problem = (path: readonly PropertyKey[], expected: string): ConfigProblem => ({
  path: pathText(path),
  actual: 'a value that is not shown',
  expected,
});

function read<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
