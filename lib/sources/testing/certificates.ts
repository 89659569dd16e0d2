import { generate } from 'selfsigned';

export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

interface Wanted {
  readonly name: string;
  /** Issuer; the certificate itself, if absent. */
  readonly by?: Certified;
  readonly host?: string;
  readonly until?: Date;
  readonly authority?: boolean;
}

/** A certificate of a made-up name, for 127.0.0.1 unless told otherwise. */
export async function certified({ name, by, host, until, authority = false }: Wanted): Promise<Certified> {
  const hours = (count: number): Date => new Date(Date.now() + count * 3_600_000);
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: hours(-48),
    notAfterDate: until ?? hours(1),
    extensions: [
      { name: 'basicConstraints', cA: authority, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: authority, critical: true },
      { name: 'subjectAltName', altNames: [host === undefined ? { type: 7, ip: '127.0.0.1' } : { type: 2, value: host }] },
    ],
    ...(by && { ca: { cert: by.certificate, key: by.key } }),
  });
  return { certificate: cert, key };
}
