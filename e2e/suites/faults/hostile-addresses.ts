export interface Ports {
  /** Address at which the configured source listens, on 127.0.0.1, its FHIR base at /fhir. */
  readonly source: number;
  /** Address that no request may ever reach. */
  readonly canary: number;
}

/** Addresses that lead, or look as if they led, elsewhere than under the source's base (security §1.8). */
export function hostileAddresses({ source, canary }: Ports): readonly string[] {
  const [own, away] = [`127.0.0.1:${source}`, `127.0.0.1:${canary}`];
  return [
    // Other schemes.
    'file:///etc/passwd',
    `ftp://${away}/fhir/x`,
    `gopher://${away}/_GET%20/`,
    `ws://${away}/fhir/x`,
    `https://${own}/fhir/x`,
    `blob:http://${away}/fhir/x`,
    `view-source:http://${away}/`,
    'data:application/fhir+json,{"resourceType":"Bundle"}',
    'javascript:fetch("http://evil.invalid")',
    'unix:/var/run/docker.sock',
    'about:blank',
    // Without a scheme, with the slashes that browsers take for one another.
    `//${away}/fhir/x`,
    '//evil.invalid/fhir/x',
    '///evil.invalid/fhir/x',
    '\\\\evil.invalid\\fhir\\x',
    '/\\evil.invalid/fhir/x',
    '\\/evil.invalid/fhir/x',
    `http:\\\\${away}\\fhir\\x`,
    `http:/\\${away}/fhir/x`,
    `http:////${away}/fhir/x`,
    ' http://evil.invalid/fhir/x',
    '\thttp://evil.invalid/fhir/x',
    'ht\ntp://evil.invalid/fhir/x',
    // User-info.
    `http://${own}@${away}/fhir/x`,
    `http://127.0.0.1@${away}/fhir/x`,
    `http://user:word@${own}/fhir/x`,
    `http://@evil.invalid/fhir/x`,
    `http://${away}#@${own}/fhir/x`,
    `http://${away}?@${own}/fhir/x`,
    `http://${away}\\@${own}/fhir/x`,
    // Names and paths that begin as the right ones do.
    `http://${own}.evil.invalid/fhir/x`,
    `http://127.0.0.1.evil.invalid:${source}/fhir/x`,
    `http://evil.invalid/${own}/fhir/x`,
    `http://${own}/fhirx`,
    `http://${own}/fhir-evil/x`,
    `http://${own}/FHIR/x`,
    `http://${own}/`,
    '/admin',
    // Another source's host, with its own path.
    `http://${away}/fhir/Observation?patient=ada`,
    'http://other-source.invalid/fhir/Observation',
    // Loopback in every notation, and the addresses beside it.
    ...[
      'localhost',
      'LOCALHOST',
      'localhost.',
      '127.1',
      '127.0.1',
      '127.0.0.1.',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '0177.0.0.1',
      '017700000001',
      '127.0.0.2',
      '0',
      '0.0.0.0',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[0:0:0:0:0:ffff:7f00:0001]',
      '①②⑦.⓪.⓪.①',
      '127。0。0。1',
      '%31%32%37.0.0.1',
    ].map((host) => `http://${host}:${canary}/fhir/x`),
    // Metadata services and private networks.
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/latest/meta-data/',
    'http://0251.0376.0251.0376/latest/meta-data/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://[fe80::1]/fhir/x',
    'http://metadata.google.internal/computeMetadata/v1/',
    'http://10.0.0.1/fhir/x',
    'http://172.16.0.1/fhir/x',
    'http://192.168.0.1/fhir/x',
    'http://100.64.0.1/fhir/x',
    // Out of the base by dots and slashes, however they are written.
    '../admin',
    'x/../../admin',
    '/fhir/../admin',
    '%2e%2e/admin',
    '/fhir/%2E%2e/admin',
    '..%2fadmin',
    '/fhir/..%2Fadmin',
    '..%5cadmin',
    '..%252fadmin',
    '/fhir/%252e%252e/admin',
    '..;/admin',
    '/fhir/..;x=1/admin',
    '/fhir/%2e%2e;/admin',
    `http://${own}/fhir/../admin`,
    `http://${own}/fhir/x/..%2f..%2fadmin`,
    // Names that somebody else answers for.
    'http://rebinding.invalid/fhir/x',
    `http://rebinding.invalid:${source}/fhir/x`,
    `http://xn--e1awd7f.invalid:${source}/fhir/x`,
  ];
}
