import { portsAtPlace, type Ports } from './addresses.ts';
import { workers } from './workers.ts';

/**
 * Everything that serves a viewer or an exchange beside the County of its worker, by name. Each has ports that nothing else uses, in
 * either worker: files run side by side, and two at the same ports would each find the other's servers.
 */
export const serverNames = [
  'federal',
  'medplum',
  'examples',
  'residue',
  'attacks',
  'export-forbidden',
  'summary-settings',
  'people-limit',
  'freshness',
  'role-limits',
  'idle-end',
  'absolute-end',
  'stock-provider',
  'start-and-stop',
  'stalled-audit',
  'fhir-audit',
  'key-rotation',
  'replicas',
  'audit-officer',
] as const;

export const portsOf = (name: (typeof serverNames)[number], worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0)): Ports =>
  portsAtPlace(workers * (serverNames.indexOf(name) + 1) + worker);
