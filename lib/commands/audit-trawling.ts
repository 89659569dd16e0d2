import { readFileSync } from 'node:fs';
import type { TrawlingArguments } from './audit-arguments.ts';
import { trawlingReport } from './trawling.ts';

/** Runs `npm run audit -- trawling`: names users who looked at many different patients in a short time. */
export function runTrawling({ files, people, minutes }: TrawlingArguments): number {
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  for (const line of trawlingReport(texts, people, minutes)) console.log(line);
  return 0;
}
