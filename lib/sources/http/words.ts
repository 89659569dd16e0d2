/** Reasons why a source did not answer, in the reader's words: clauses that follow "No answer from X:" or "incomplete:". */
export const failureClauses = {
  refused: 'it refused the connection',
  unreachable: {
    name: 'its server name was not found',
    certificate: 'its security certificate is not valid',
    connection: 'the connection was lost',
  },
  timeout: {
    connect: (time: string) => `no connection within ${time}`,
    'first-byte': (time: string) => `no answer within ${time}`,
    stall: (time: string) => `the answer stopped for ${time}`,
    total: (time: string) => `not finished within ${time}`,
  },
  denied: (status: number) => `it refused this request (${status})`,
  withheld: 'it withholds this: consent, sharing or restriction',
  nhsNumber: 'it did not accept the NHS number',
  error: (status: number) => `it answered with an error (${status})`,
  unreadable: (detail: string) => `its answer could not be read: ${detail}`,
  unforeseen: 'its answer could not be processed',
  tooLarge: {
    megabytes: (value: number) => `stopped at the limit of ${value} MB`,
    pages: (value: number) => `stopped at the limit of ${value} pages`,
    resources: (value: number) => `stopped at the limit of ${value} records`,
    nesting: (value: number) => `an answer was nested more than ${value} levels deep`,
    record: (value: number) => `an answer was one item of more than ${value} MB`,
  },
  noRoom: {
    crowded: 'too much was being read at this moment',
    alone: 'its answer was too large to be read at once',
  },
  wrongPlace: {
    next: 'its next page was at an address not configured for it',
    redirect: 'it redirected to another address',
    address: 'an address was not one configured for it',
    'not-public': 'its address in the directory does not lead to a public server',
  },
  otherPatient: 'it sent another patient’s data',
  otherAddress: 'its answer names another address for this patient; not shown',
  noToken: (detail: string) => `access was not granted: ${detail}`,
  resting: {
    failures: 'not queried: it failed repeatedly a moment ago',
    'other-patient': 'not queried: it sent another patient’s data a moment ago',
    crowded: 'not queried: too many requests are waiting for it',
  },
  stopped: 'stopped before it finished',
} as const;

/** Faults of an answer, after "its answer could not be read:". */
export const answerFaults = {
  empty: 'it was empty',
  webPage: 'a web page came instead of FHIR',
  webPageOrXml: 'a web page or XML came instead of FHIR JSON',
  notJson: 'it was cut off or is not JSON',
  notXml: 'it was cut off or is not FHIR XML',
  notUtf8: 'it is not valid UTF-8',
  part: 'only part of it came',
  incomplete: (status: number) => `it is not a complete answer (${status})`,
  noBundle: 'the search returned no Bundle',
} as const;

/** For the operator: an address of the configuration that a secret may not be sent to. */
export const secureAddressProblem = 'an https address (http only on a loopback host) without user-info or fragment';
