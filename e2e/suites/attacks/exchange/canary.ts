import { createHash } from 'node:crypto';

/** The organisations of this exchange. */
export const systems = ['alpha', 'beta'] as const;
export type System = (typeof systems)[number];

/** A word that stands in one person's data at one system and nowhere else: the letter of the system, the person's number, and a digest. */
export function canaryOf(system: System | 'index', person: number): string {
  const digest = createHash('sha256').update(`${system}/${person}`).digest('hex').slice(0, 8);
  return `Cnry${system[0] ?? ''}${String(person).padStart(4, '0')}x${digest}`;
}

export interface SeenCanary {
  readonly canary: string;
  readonly system: string;
  readonly person: number;
}

/** Canaries in a text, in any case, also where a run of base64 holds them. */
export function canariesIn(text: string): readonly SeenCanary[] {
  const runs = text.match(/[\w+/-]{24,}={0,2}/g) ?? [];
  return [text, ...runs.map((run) => Buffer.from(run, 'base64').toString('latin1'))].flatMap((part) =>
    [...part.matchAll(/cnry([a-z])(\d{4})x[0-9a-f]{8}/gi)].map(([canary, system = '', person]) => ({
      canary,
      system: system.toLowerCase(),
      person: Number(person),
    })),
  );
}
