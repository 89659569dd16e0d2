import { parseArgs } from 'node:util';
import { serveAuditRepository } from './servers/audit-repository/audit-repository.ts';

/** Runs a FHIR audit repository as a process of its own: `node mocks/audit-repository.ts --port 4090 --key demo`. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '4090' }, key: { type: 'string', default: 'demo' } } });
const { url, close } = await serveAuditRepository({ port: Number(values.port), key: values.key });
console.log(`The audit repository listens at ${url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().then(() => process.exit(0)));
