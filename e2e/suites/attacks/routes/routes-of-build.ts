import { readFileSync } from 'node:fs';

/** Every route of the build, as Next lists it, with its parts in brackets. A new one is attacked by itself. */
export function routesOfBuild(): readonly string[] {
  const listed: unknown = JSON.parse(readFileSync(`${process.env['NEXT_DIST_DIR'] ?? '.next'}/app-path-routes-manifest.json`, 'utf8'));
  const routes = Object.values(listed as Readonly<Record<string, string>>).filter((route) => !route.startsWith('/_'));
  if (routes.length < 20) throw new Error(`The build lists ${routes.length} routes only.`);
  return [...new Set(routes)].toSorted();
}

/** Fills the bracketed parts. Throws for one that nothing is known to fill: say here what the attackers put there. */
export function filled(route: string, values: Readonly<Record<string, string>>): string {
  return route.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${route}: say in routes/matrix.ts what stands for ${name}`);
    return value;
  });
}
