/** Output of the viewer, apart: audit events for their collector, and everything else. */
export interface SplitOutput {
  readonly events: readonly unknown[];
  readonly otherLines: string;
}

export function splitOutput(text: string): SplitOutput {
  const lines = text.split('\n');
  const audit = lines.filter((line) => line.startsWith('{"audit":'));
  return {
    events: audit.map((line) => JSON.parse(line) as unknown),
    otherLines: lines.filter((line) => !line.startsWith('{"audit":')).join('\n'),
  };
}

/**
 * An audit event in two: the members in which IHE BALP wants to know who asked, about whom, and by which query (`agent`,
 * `entity[].what`, `entity[].query`), and all the rest, which may name nobody.
 */
export function auditMembers(event: unknown): { readonly named: string; readonly rest: string } {
  const queries: string[] = [];
  const named: unknown[] = [];
  const rest = JSON.stringify(event, (key, value: unknown) => {
    if (key === 'agent' || key === 'what') return void named.push(value);
    if (key !== 'query' || typeof value !== 'string') return value;
    queries.push(Buffer.from(value, 'base64').toString('utf8'));
    return undefined;
  });
  return { named: `${JSON.stringify(named)}\n${queries.join('\n')}`, rest };
}
