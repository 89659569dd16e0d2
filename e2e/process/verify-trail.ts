import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface VerifiedTrail {
  readonly code: number;
  readonly output: string;
}

/** Runs `npm run audit -- verify --complete` on lines of a trail, with public keys where there are any. */
export async function verifyTrail(lines: string, keys?: readonly unknown[]): Promise<VerifiedTrail> {
  const folder = await mkdtemp(join(tmpdir(), 'trail-'));
  const [log, keyFile] = [join(folder, 'audit.ndjson'), join(folder, 'keys.json')];
  await writeFile(log, lines);
  await writeFile(keyFile, JSON.stringify(keys ?? []));
  const command = ['--conditions=react-server', 'lib/commands/audit.ts', 'verify', '--complete', '--keys', keyFile, log];
  return new Promise((resolve) =>
    execFile(process.execPath, command, (error, out, errors) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: `${errors}${out}` }),
    ),
  );
}
