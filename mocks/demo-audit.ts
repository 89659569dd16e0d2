import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An audit repository in a process of its own, and the environment by which the viewer writes its trail there. */
export interface DemoAudit {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

/** Starts the repository, and writes a copy of the network's configuration with it as the sink; `signingKey`: a private JWK. */
export async function startDemoAudit(port: number, configuration: string, signingKey: string): Promise<DemoAudit> {
  const key = 'demo-audit';
  const repository = spawn(process.execPath, ['mocks/audit-repository.ts', '--port', String(port), '--key', key], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([once(repository.stdout, 'data'), once(repository, 'exit').then(() => [''])]);
  const url = /http:\S+/.exec(String(line))?.[0];
  if (url === undefined) throw new Error(`The audit repository does not start on port ${port}.`);
  const file = join(await mkdtemp(join(tmpdir(), 'demo-audit-')), 'tributary.yaml');
  await writeFile(file, auditedAt(await readFile(configuration, 'utf8'), "digests: { id: demo, key: '${TRIBUTARY_AUDIT_DIGESTS}' }"));
  return {
    url,
    environment: {
      TRIBUTARY_CONFIG: file,
      TRIBUTARY_AUDIT_URL: url,
      TRIBUTARY_AUDIT_KEY: key,
      TRIBUTARY_AUDIT_SIGNING: signingKey,
      TRIBUTARY_AUDIT_DIGESTS: randomBytes(32).toString('base64'),
    },
    stop: () => void repository.kill('SIGTERM'),
  };
}

/** The configuration of a network with the FHIR sink in place of standard output. */
export function auditedAt(yaml: string, more = ''): string {
  const plain = 'audit: { kind: stdout }';
  if (!yaml.includes(plain)) throw new Error('The configuration does not hold the sink to replace.');
  return yaml.replace(
    plain,
    [
      'audit:',
      '  kind: fhir',
      '  url: ${TRIBUTARY_AUDIT_URL}',
      "  authorization: [{ kind: static-headers, headers: { X-Audit-Key: '${TRIBUTARY_AUDIT_KEY}' } }]",
      "  signing: { id: demo, key: '${TRIBUTARY_AUDIT_SIGNING}', everySeconds: 30 }",
      ...(more === '' ? [] : [`  ${more}`]),
    ].join('\n'),
  );
}
