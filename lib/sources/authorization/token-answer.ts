/** Members of a token answer that are used (RFC 6749 §5.1); a null one is an absent one. */
const usedMembers = ['access_token', 'token_type', 'issued_token_type', 'expires_in', 'scope', 'error', 'error_description'];

/**
 * Takes the body of a token answer, and returns it with the members that are used and no others (RFC 6749 §5.1 has the client
 * ignore the rest): the library would verify an `id_token` that was not requested, and refuse the whole answer for it. A body
 * that is no object comes back as it is.
 */
export function withUsedMembers(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const answer = parsedObject(new TextDecoder().decode(bytes));
  if (answer === undefined) return new Uint8Array(bytes);
  const members = usedMembers.flatMap((name) => {
    const value: unknown = Object.hasOwn(answer, name) ? Reflect.get(answer, name) : undefined;
    const used = name === 'scope' ? scopeText(value) : name === 'expires_in' ? seconds(value) : value;
    return used === undefined || used === null ? [] : [[name, used] as const];
  });
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(members)));
}

/** Some services send scopes as a list; what is neither is none. */
function scopeText(scope: unknown): string | undefined {
  const names = [scope].flat().filter((name) => typeof name === 'string');
  return names.length > 0 ? names.join(' ') : undefined;
}

/** A life that is no number of seconds is an unknown one: the token is then requested again early. */
function seconds(life: unknown): number | undefined {
  const value = Number.parseFloat(String(life));
  return value >= 0 && Number.isFinite(value) ? value : undefined;
}

function parsedObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
