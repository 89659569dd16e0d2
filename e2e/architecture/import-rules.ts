import { folders, registries, rooms, type FolderRow, type Registry } from './import-table.ts';
import { startsWithNone } from './starts-with-none.ts';

interface Pattern {
  readonly regex: string;
  readonly message: string;
}
interface Override {
  files: string[];
  rules: Record<string, ['error', { patterns: Pattern[] }]>;
}

const climbing: Pattern = { regex: '(^|/)\\.\\.(/|$)', message: "No '../': write '#/' and the path from the root." };
/** Tests, and what only tests import: they may know anything. */
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', '**/fixtures/**'];
const forTests: Pattern = { regex: '(\\.test\\.tsx?$|(^|/)(testing|fixtures)/)', message: 'Only tests import what is for tests.' };

/**
 * The lint rules of the table. A later block replaces an earlier one for the same file, so the more
 * special come last: a registry's members, the registry itself, tests.
 */
export function importRules(): Override[] {
  return [
    ...[...folders, ...folders.flatMap(roomRows)].toSorted((a, b) => specificity(a) - specificity(b)).map(folderBlock),
    ...registries.map(memberBlock),
    ...registries.filter((registry) => sharedFiles(registry).length > 0).map(sharedBlock),
    ...registries.map((registry) => registryBlock(registry)),
    block(tests, [climbing]),
  ];
}

const specificity = ({ folder }: FolderRow): number => (folder.endsWith('*') ? 0 : folder.split('/').length);

/** Rows of a folder's rooms: each may import what its folder may, and the rooms before it. */
function roomRows({ folder, mayImport, packages }: FolderRow): readonly FolderRow[] {
  const order = (rooms[folder] ?? []).map((room) => `${folder}/${room}`);
  return order.map((room, index) => ({ folder: room, mayImport: [...order.slice(0, index), ...mayImport], packages }));
}

function folderBlock(row: FolderRow): Override {
  return block(filesOf(row.folder), [
    climbing,
    ...(outside(row) ? [] : [forTests]),
    onlyAllowed(row),
    ...registries.flatMap((registry) => onlyByRegistry(registry, row.folder)),
  ]);
}

/** A member of a registry: what its folder may import, and of its neighbours only the contract they share. */
function memberBlock({ folder, shared }: Registry): Override {
  const neighbours: Pattern[] = [
    {
      regex: `^\\./${startsWithNone(shared).slice(1)}`,
      message: `Members of ${folder} do not import what lies beside them: share it in another folder.`,
    },
    {
      regex: `^#/${folder}/${startsWithNone(shared).slice(1)}`,
      message: `Members of ${folder} do not import each other or their registry.`,
    },
  ];
  return registryBlock({ folder, shared }, [`${folder}/*.ts`], neighbours);
}

/** Files of a registry's folder that are no members may import the registry, and no member. */
function sharedBlock(registry: Registry): Override {
  const { folder, shared } = registry;
  const member = startsWithNone(['registry.ts', ...shared]).slice(1);
  const message = `Only ${folder}/registry.ts imports the members of ${folder}.`;
  const members: Pattern[] = [`^\\./${member}`, `^#/${folder}/${member}`].map((regex) => ({ regex, message }));
  return registryBlock(registry, sharedFiles(registry), members);
}

/** Paths of what is shared, less the rooms: these have rows of their own. */
const sharedFiles = ({ folder, shared }: Registry): string[] =>
  shared.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`);

function registryBlock({ folder }: Registry, files = [`${folder}/registry.ts`], more: readonly Pattern[] = []): Override {
  const row = rowOf(folder);
  const otherRegistries = registries
    .filter((registry) => registry.folder !== folder)
    .flatMap((registry) => onlyByRegistry(registry, row.folder));
  return block(files, [climbing, forTests, onlyAllowed(row), ...more, ...otherRegistries]);
}

/** Everything that is not in the row is forbidden: also folders that nobody thought of. */
function onlyAllowed({ folder, mayImport, packages }: FolderRow): Pattern {
  const own = folder.endsWith('*') ? [] : [folder];
  const paths = [...own, ...mayImport].map((path) => `/${path}`);
  const belowItself = folder.endsWith('.ts') ? [] : ['./*'];
  const regex = packages.includes('*')
    ? `^#${startsWithNone(paths).slice(1)}`
    : startsWithNone([...belowItself, ...paths.map((path) => `#${path}`), ...packages]);
  const list = [...mayImport, ...packages].join(', ') || 'nothing outside itself';
  return { regex, message: `${folder} may import: ${list}.` };
}

/** The members of a registry are known to its registry.ts alone; seen from outside by `#/`, from the folders above by `./`. */
function onlyByRegistry({ folder, shared }: Registry, from: string): Pattern[] {
  const message = `Only ${folder}/registry.ts imports the members of ${folder}.`;
  const member = startsWithNone(['registry.ts', ...shared]).slice(1);
  const fromRoot: Pattern = { regex: `^#/${folder}/${member}`, message };
  if (!folder.startsWith(`${from}/`)) return [fromRoot];
  return [fromRoot, { regex: `^\\./${folder.slice(from.length + 1)}/${member}`, message }];
}

/** Outside the product. */
const outside = ({ folder }: FolderRow): boolean => ['mocks', 'e2e', 'bench'].includes(folder);

function filesOf(folder: string): string[] {
  return [folder.endsWith('.ts') ? folder : `${folder}/**`];
}

function rowOf(registry: string): FolderRow {
  const row =
    folders.flatMap(roomRows).find(({ folder }) => folder === registry) ?? folders.find(({ folder }) => registry.startsWith(`${folder}/`));
  if (!row) throw new Error(`The registry ${registry} lies in no folder of the table.`);
  return row;
}

function block(files: string[], patterns: Pattern[]): Override {
  return { files, rules: { 'eslint/no-restricted-imports': ['error', { patterns }] } };
}
