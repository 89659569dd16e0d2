import { createPrivateKey } from 'node:crypto';
import { generate } from 'selfsigned';

/** A client's credentials: a private JWK as a configuration holds it, and its certificate with those that vouch for it. */
export interface EnrolledClient {
  readonly key: string;
  /** Base64 of DER, the client's own first, for an assertion's `x5c`. */
  readonly certificates: readonly string[];
}

/** Certificate authority that vouches for clients in a demonstration: made at its start, gone with it. */
export interface DemoAuthority {
  /** The root that everyone trusts, PEM. */
  readonly certificate: string;
  /** A client that is known by an address in its certificate, as UDAP has it. */
  readonly enrol: (uri: string) => Promise<EnrolledClient>;
}

interface Issued {
  readonly cert: string;
  readonly private: string;
}

const hours = (count: number): Date => new Date(Date.now() + count * 3_600_000);

/** A root, and below it the authority that signs clients, so that a chain has to be followed. */
export async function demoAuthority(): Promise<DemoAuthority> {
  const root = await issue('Demonstration root', { authority: true });
  const issuing = await issue('Demonstration issuing authority', { authority: true, by: root });
  return {
    certificate: root.cert,
    enrol: async (uri) => {
      const client = await issue('Demonstration client', { authority: false, by: issuing, uri });
      const jwk = createPrivateKey(client.private).export({ format: 'jwk' });
      // RS256 is what every UDAP server takes (FAST Security, §1.1).
      return {
        key: JSON.stringify({ ...jwk, alg: 'RS256', use: 'sig' }),
        certificates: [client, issuing].map(({ cert }) => oneLine(cert)),
      };
    },
  };
}

interface Wanted {
  readonly authority: boolean;
  /** Signer; the certificate's own key when absent. */
  readonly by?: Issued;
  readonly uri?: string;
}

function issue(name: string, { authority, by, uri }: Wanted): Promise<Issued> {
  return generate([{ name: 'commonName', value: name }], {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: hours(-1),
    notAfterDate: hours(24 * 7),
    extensions: [
      { name: 'basicConstraints', cA: authority, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: authority, critical: true },
      ...(uri === undefined ? [] : [{ name: 'subjectAltName' as const, altNames: [{ type: 6 as const, value: uri }] }]),
    ],
    ...(by && { ca: { cert: by.cert, key: by.private } }),
  });
}

const oneLine = (pem: string): string => pem.replaceAll(/-----[A-Z ]+-----|\s/g, '');
