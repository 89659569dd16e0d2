import { headers } from 'next/headers';

/** The interface library puts one style element into the page and reads here the nonce that allows it. */
export async function StyleNonce() {
  const nonce = (await headers()).get('x-nonce');
  return nonce ? <meta property="csp-nonce" content={nonce} nonce={nonce} /> : undefined;
}
