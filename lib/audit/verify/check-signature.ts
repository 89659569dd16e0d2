import 'server-only';
import type { VerificationKey } from '#/lib/config/schema/audit.ts';
import { isSignedBy } from '#/lib/audit/model/signature.ts';
import type { ReadStatement } from '#/lib/audit/model/statement.ts';
import { findingWords } from './words.ts';

/** Verdict on a statement's signature: `unsigned` has none, `unchecked` where no keys are given, and else what is wrong with it. */
export type SignatureVerdict = 'valid' | 'unsigned' | 'unchecked' | { readonly wrong: string };

/** Checks a statement's signature by the key that it names, which must have been in use when it was written. */
export function checkSignature({ signature, at }: ReadStatement, keys: readonly VerificationKey[]): SignatureVerdict {
  if (keys.length === 0) return 'unchecked';
  if (!signature) return 'unsigned';
  const named = keys.filter(({ id }) => id === signature.keyId);
  if (named.length === 0) return { wrong: findingWords.unknownKey(signature.keyId) };
  const used = named.filter(({ from, until }) => isWithin(at, from, until));
  if (used.length === 0) return { wrong: findingWords.keyNotInUse(signature.keyId, at) };
  return used.some(({ publicKey }) => isSignedBy(publicKey, signature.text, signature.value))
    ? 'valid'
    : { wrong: findingWords.forged(signature.keyId) };
}

const isWithin = (at: string, from: string | undefined, until: string | undefined): boolean =>
  (from === undefined || Date.parse(at) >= Date.parse(from)) && (until === undefined || Date.parse(at) <= Date.parse(until));
