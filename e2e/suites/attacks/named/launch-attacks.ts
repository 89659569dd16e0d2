import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import { markup } from '#/e2e/suites/attacks/client/expectation.ts';
import { honest } from '#/e2e/suites/attacks/client/browser.ts';
import { writeOrder } from '#/e2e/suites/attacks/exchange/launch-order.ts';
import { byRequest } from './by-request.ts';

type Write = (at: { readonly alpha: number; readonly evil: number }) => string;
const order = writeOrder(honest(1));

/** Issuers that look like ours and are not, or that the viewer must not ask. */
const issuers: Readonly<Record<string, Write>> = {
  'not listed': ({ evil }) => `http://127.0.0.1:${evil}/fhir`,
  'an address inside the network': () => 'http://169.254.169.254/latest/meta-data',
  'scheme in capitals': ({ alpha }) => `HTTP://127.0.0.1:${alpha}/fhir`,
  'scheme changed': ({ alpha }) => `https://127.0.0.1:${alpha}/fhir`,
  'path in capitals': ({ alpha }) => `http://127.0.0.1:${alpha}/FHIR`,
  'another port': ({ evil }) => `http://127.0.0.1:${evil}/fhir`,
  'no port': () => 'http://127.0.0.1/fhir',
  'a user': ({ alpha }) => `http://x@127.0.0.1:${alpha}/fhir`,
  'our host as the user': ({ alpha, evil }) => `http://127.0.0.1:${alpha}@127.0.0.1:${evil}/fhir`,
  'our host as a label of another': ({ alpha }) => `http://127.0.0.1:${alpha}.evil.example/fhir`,
  'another name of the host': ({ alpha }) => `http://localhost:${alpha}/fhir`,
  'a decimal address': ({ alpha }) => `http://2130706433:${alpha}/fhir`,
  'a hexadecimal address': ({ alpha }) => `http://0x7f.0.0.1:${alpha}/fhir`,
  'a short address': ({ alpha }) => `http://127.1:${alpha}/fhir`,
  'an IPv6 form of the address': ({ alpha }) => `http://[::ffff:127.0.0.1]:${alpha}/fhir`,
  'wide digits': ({ alpha }) => `http://１27.0.0.1:${alpha}/fhir`,
  'an international full stop': ({ alpha }) => `http://127。0。0。1:${alpha}/fhir`,
  'dots in the path': ({ alpha }) => `http://127.0.0.1:${alpha}/x/../fhir`,
  'escaped dots in the path': ({ alpha }) => `http://127.0.0.1:${alpha}/%2e%2e/fhir`,
  'a path below': ({ alpha }) => `http://127.0.0.1:${alpha}/fhir/evil`,
  'two slashes at the end': ({ alpha }) => `http://127.0.0.1:${alpha}/fhir//`,
  'a backslash': ({ alpha, evil }) => `http://127.0.0.1:${evil}\\@127.0.0.1:${alpha}/fhir`,
  'a query': ({ alpha }) => `http://127.0.0.1:${alpha}/fhir?x=1`,
  'a fragment': ({ alpha }) => `http://127.0.0.1:${alpha}/fhir#x`,
  'a space before it': ({ alpha }) => ` http://127.0.0.1:${alpha}/fhir`,
  'a line end after it': ({ alpha }) => `http://127.0.0.1:${alpha}/fhir\r\nX-Evil: 1`,
  'a null after it': ({ alpha }) => `http://127.0.0.1:${alpha}/fhir\0.evil.example`,
  'two in one': ({ alpha, evil }) => `http://127.0.0.1:${alpha}/fhir,http://127.0.0.1:${evil}/fhir`,
  'a file': () => 'file:///etc/passwd',
  'a script': () => 'javascript:alert(1)',
  markup: () => markup,
  empty: () => '',
};

const at = ({ exchange: { ports } }: Stage): string => `http://127.0.0.1:${ports.alpha}/fhir`;

/** Queries that say something else than one issuer and one launch. */
const queries: Readonly<Record<string, (stage: Stage) => string>> = {
  'issuer twice, ours first': (stage) => `iss=${encodeURIComponent(at(stage))}&iss=http%3A%2F%2Fevil.example&launch=${order}`,
  'issuer twice, ours last': (stage) => `iss=http%3A%2F%2Fevil.example&iss=${encodeURIComponent(at(stage))}&launch=${order}`,
  'issuer twice, both ours': (stage) => `iss=${encodeURIComponent(at(stage))}&iss=${encodeURIComponent(at(stage))}&launch=${order}`,
  'issuer as a list': (stage) => `iss[]=${encodeURIComponent(at(stage))}&launch=${order}`,
  'issuer by another case of its name': (stage) => `ISS=${encodeURIComponent(at(stage))}&launch=${order}`,
  'launch twice': (stage) => `iss=${encodeURIComponent(at(stage))}&launch=${order}&launch=${order}`,
  'no launch': (stage) => `iss=${encodeURIComponent(at(stage))}`,
  'an empty launch': (stage) => `iss=${encodeURIComponent(at(stage))}&launch=`,
  nothing: () => '',
  'members of every object': () => '__proto__[iss]=x&constructor=y&launch=z',
};

/** Launches of `/launch` that must end there: no cookie, nothing asked of any server. */
export const launchAttacks: readonly Attack[] = [
  ...Object.entries(issuers).map(([name, write]) =>
    byRequest(
      'launch',
      `issuer: ${name}`,
      ({ exchange: { ports } }) => ({ path: `/launch?${new URLSearchParams({ iss: write(ports), launch: order })}` }),
      { statuses: [400, 403] },
    ),
  ),
  ...Object.entries(queries).map(([name, write]) =>
    byRequest('launch', name, (stage) => ({ path: `/launch?${write(stage)}` }), { statuses: [400, 403] }),
  ),
  byRequest(
    'launch',
    'sign-in begun by another site',
    () => ({ path: '/sign-in?with=staff', headers: { 'sec-fetch-site': 'cross-site' } }),
    { statuses: [303] },
  ),
  byRequest('launch', 'sign-in that does not exist', () => ({ path: `/sign-in?with=${encodeURIComponent(markup)}` }), {
    statuses: [400, 404],
  }),
  byRequest('launch', 'sign-in named as a member of every object', () => ({ path: '/sign-in?with=__proto__' }), { statuses: [400, 404] }),
];
