import type { PlatformProfile, TypeRule } from '#/lib/sources/profiles/platform-profile.ts';
import { platforms } from '#/lib/sources/profiles/registry.ts';

const asks: Readonly<Record<TypeRule['ask'], string>> = {
  whole: 'whole',
  parts: 'in parts',
  'whole-and-parts': 'whole and in parts',
};

function typeText([type, { ask, parts, pageSize }]: readonly [string, TypeRule]): string {
  const by =
    ask === 'whole' || !parts ? '' : ` (${parts.flatMap(({ params }) => params.map(([name, value]) => `${name} ${value}`)).join('; ')})`;
  const size = pageSize === undefined ? '' : `, ${pageSize} a page`;
  return `${type}: ${asks[ask]}${size}${by}`;
}

function needsOf({ needs }: PlatformProfile): string {
  const parameters = Object.entries(needs?.parameters ?? {}).map(([name, form]) => `\`parameters: { ${name}: ${form} }\``);
  const client = [...(needs?.audience ? ['audience: …'] : []), ...(needs?.launch ? ['launch: …'] : [])];
  return [...parameters, ...(client.length > 0 ? [`\`authorization: [{ ${client.join(', ')} }]\``] : [])].join(', ') || '–';
}

function restOf(profile: PlatformProfile): readonly string[] {
  return [
    ...(profile.search ? ['searched by GET alone'] : []),
    ...(profile.jsonOnly ? ['JSON alone'] : []),
    ...(profile.totalIsEstimate ? ['a total is believed on the last page alone'] : []),
    ...(profile.medicationsBySearchOnly ? ['medications found by `_id` search alone'] : []),
    ...(profile.limitsDocuments ? ['documents fetched for a search only where `searchDocuments: true` allows it'] : []),
    ...[...profile.types.values()].flatMap(({ notInParts }) => (notInParts ? [`said to the reader: “${notInParts.why}”`] : [])),
    ...(profile.notGranted === undefined ? [] : [`403 for a type: “${profile.notGranted}”`]),
  ];
}

const rows: readonly (readonly [string, (profile: PlatformProfile) => string])[] = [
  ['Platform', ({ name }) => name],
  ['`profile:`', ({ platform }) => `\`${platform}\``],
  ['Page size asked', ({ pageSize }) => String(pageSize)],
  ['`next` links', ({ pages }) => pages],
  ['Needs beside it', needsOf],
];

/** Formats every profile as a Markdown table, oxfmt's way. */
export function platformsTable(): string {
  const lines = [rows.map(([head]) => head), ...platforms.map((profile) => rows.map(([, text]) => text(profile)))];
  const widths = rows.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = lines;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Formats one platform: its own queries, the facts behind them, and unverified reports. */
export function platformSection(profile: PlatformProfile): string {
  const asked = [...[...profile.types].map(typeText), ...restOf(profile)];
  const facts = profile.facts.map(({ fact, source }) => `${fact} (${source})`);
  return [
    `## ${profile.name}`,
    ...(asked.length > 0 ? [`Asked otherwise than any server:\n\n${list(asked)}`] : ['Asked as any server, with its page size.']),
    `Known:\n\n${list(facts)}`,
    ...(profile.unverified ? [`Not verified, and nothing rests on it:\n\n${list(profile.unverified)}`] : []),
  ].join('\n\n');
}
