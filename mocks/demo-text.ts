import { styleText } from 'node:util';
import type { Network } from '#/mocks/networks/network.ts';
import type { Origins } from './origins.ts';

const bold = (text: string): string => styleText('bold', text);
const soft = (text: string): string => styleText('dim', text);
const link = (text: string): string => styleText(['cyan', 'underline'], text);

/** What the terminal says once everything runs: where to click, and as whom. */
export function demoText(network: Network, origins: Origins, viewerOrigin: string | undefined): string {
  const [doctor] = network.ehr.clinicians;
  const [first] = network.staff;
  const signIn = viewerOrigin
    ? [
        '',
        `  ${bold('Sign in directly')}      ${link(viewerOrigin)}`,
        `                        ${soft(`choose ${first?.name}, then find a patient: 999 102 0012`)}`,
      ]
    : [];
  return [
    '',
    `  ${bold(network.name)}`,
    soft(`  ${network.sources.length} organisations, made-up people, ${network.clock.slice(0, 10)}`),
    '',
    `  ${bold('From a record system')}  ${link(origins.ehr)}`,
    `                        ${soft(`${network.ehr.name}, signed in as ${doctor?.name}: “Open shared record”`)}`,
    ...signIn,
    '',
    `  ${bold('People to try')}         Amara Brooks ${soft('999 102 0012  a median record, everything to see')}`,
    `                        Dev Anand    ${soft('999 102 0144  a heavy one')}`,
    `                        Ivor Pugh    ${soft('999 102 0098  40,000 entries')}`,
    `                        Tom Eller    ${soft('999 102 0047  opted out at his practice')}`,
    '',
    soft('  Ctrl+C stops everything.'),
    '',
  ].join('\n');
}
