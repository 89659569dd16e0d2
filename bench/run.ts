import { argv } from 'node:process';

// `npm run bench`: everything at a size that ends within minutes. `npm run bench -- gateway --full`: one of them, in full.
const benches = {
  /** Bytes to entries, merging, and the whole viewer in a browser against a bare fetch. */
  record: () => import('./record.ts'),
  /** Time and memory of `lib/sources` and `lib/access` under load. */
  gateway: () => import('./gateway.ts'),
} as const;

const suiteName = argv[2];
const chosen = Object.entries(benches).filter(([name]) => name === suiteName || suiteName === undefined || suiteName.startsWith('--'));
if (chosen.length === 0) throw new Error(`There is no bench called ${suiteName}: ${Object.keys(benches).join(', ')}.`);
for (const [, run] of chosen) await run();
