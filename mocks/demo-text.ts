import { styleText } from 'node:util';
import type { Network } from '#/mocks/networks/model/network.ts';
import type { ExchangeOrigins } from './networks/model/origins.ts';

const bold = (text: string): string => styleText('bold', text);
const soft = (text: string): string => styleText('dim', text);
const link = (text: string): string => styleText(['cyan', 'underline'], text);

const countyPeople = [
  ['Amara Brooks', '999 102 0012  a typical record, with something at every organisation'],
  ['Dev Anand   ', '999 102 0144  a large record'],
  ['Ivor Pugh   ', '999 102 0098  a very large record: 40,000 entries'],
  ['Tom Eller   ', '999 102 0047  has opted out of sharing at his practice'],
] as const;

/** Text of the terminal once everything runs: where to click, and as whom. */
export function demoText(network: Network, origins: ExchangeOrigins, viewerOrigin: string | undefined): string {
  const doctor = network.ehr.tenants[0]?.clinicians[0];
  const [first] = network.staff;
  const signIn =
    viewerOrigin && first
      ? [
          '',
          `  ${bold('Sign in directly')}      ${link(viewerOrigin)}`,
          `                        ${soft(`choose ${first.name}, then find a patient: 999 102 0012`)}`,
        ]
      : [];
  return [
    '',
    `  ${bold(network.name)}`,
    soft(`  ${network.sources.length} organisations, made-up people; today is ${network.clock.slice(0, 10)} here`),
    '',
    `  ${bold('From a record system')}  ${link(origins.ehr)}`,
    `                        ${soft(`${network.ehr.name}, signed in as ${doctor?.name}: “Open shared record”`)}`,
    ...signIn,
    '',
    ...(network.people ?? countyPeople).map(
      ([name, words], index) => `  ${bold(index === 0 ? 'People to try' : ' '.repeat(13))}         ${name} ${soft(words)}`,
    ),
    '',
    soft('  Ctrl+C stops everything.'),
    '',
  ].join('\n');
}
