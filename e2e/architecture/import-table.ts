/**
 * Table of imports, the only one: which folder may import which. The lint rules are generated from it (import-rules.ts), a test
 * plants a violation of each rule, and another compares the table with the folders on disk.
 */
export interface FolderRow {
  /** A folder, or a single file at the root; `components/*` is every folder in components without a row of its own. */
  readonly folder: string;
  /** Folders and files it may import besides itself. */
  readonly mayImport: readonly string[];
  /** Packages it may import; a name covers its subpaths, a final `*` any continuation. */
  readonly packages: readonly string[];
}

const react = ['react', 'react-dom', 'next/link', 'next/navigation', 'next/dynamic'];
const interfaceLibraries = ['react-aria-components', 'lucide-react', '@tanstack/react-virtual', '@visx/*', '@leeoniya/ufuzzy'];
const server = ['server-only', 'node:*', 'zod'];
const tokens = ['jose', 'openid-client'];
const app = ['lib/access', 'lib/session', 'lib/queries', 'components', 'lib/record', 'lib/config', 'lib/server'];
const everything = ['*'];

export const folders: readonly FolderRow[] = [
  { folder: 'lib/record', mayImport: [], packages: [] },
  { folder: 'lib/fhir', mayImport: ['lib/record'], packages: ['zod', 'fhir', 'saxes', 'parse5', 'entities', '@lhncbc/ucum-lhc'] },
  { folder: 'lib/policy', mayImport: ['lib/record'], packages: ['zod'] },
  { folder: 'lib/config', mayImport: ['lib/record'], packages: [...server, ...tokens, 'yaml'] },
  { folder: 'lib/operator-log', mayImport: ['lib/process'], packages: server },
  { folder: 'lib/server', mayImport: [], packages: ['node:*', 'next/dist/server/app-render/*'] },
  { folder: 'lib/process', mayImport: [], packages: server },
  { folder: 'lib/queries', mayImport: ['lib/record'], packages: ['react', '@tanstack/react-query'] },
  {
    folder: 'lib/sources',
    mayImport: ['lib/fhir', 'lib/record', 'lib/config', 'lib/operator-log', 'lib/process'],
    packages: [...server, ...tokens, 'undici', 'cockatiel', 'fhir', 'file-type'],
  },
  {
    folder: 'lib/session',
    mayImport: ['lib/record', 'lib/config', 'lib/operator-log', 'lib/process'],
    packages: [...server, ...tokens, 'undici', 'fhirclient', 'next/headers', 'next/server'],
  },
  {
    folder: 'lib/audit',
    mayImport: ['lib/record', 'lib/config', 'lib/operator-log', 'lib/process'],
    packages: [...server, 'fhir', 'undici'],
  },
  {
    folder: 'lib/access',
    mayImport: [
      ...['lib/sources', 'lib/session', 'lib/policy', 'lib/audit', 'lib/fhir', 'lib/config', 'lib/record', 'lib/operator-log'],
      ...['lib/server', 'lib/process'],
    ],
    packages: [...server, 'rate-limiter-flexible'],
  },
  { folder: 'lib/commands', mayImport: ['lib'], packages: everything },

  { folder: 'components/ui', mayImport: [], packages: [...react, ...interfaceLibraries] },
  { folder: 'components/source-badge', mayImport: ['lib/record'], packages: [...react] },
  {
    folder: 'components/entry',
    mayImport: ['components/ui', 'components/source-badge', 'lib/queries', 'lib/record'],
    packages: [...react, ...interfaceLibraries],
  },
  {
    folder: 'components/documents',
    mayImport: ['components/ui', 'components/source-badge', 'components/entry', 'lib/queries', 'lib/record'],
    packages: [...react, ...interfaceLibraries, 'pdfjs-dist'],
  },
  {
    folder: 'components/flowsheet',
    mayImport: ['components/ui', 'components/source-badge', 'components/entry', 'lib/queries', 'lib/record'],
    packages: [...react, ...interfaceLibraries],
  },
  {
    folder: 'components/*',
    mayImport: ['components/ui', 'components/source-badge', 'components/entry', 'lib/queries', 'lib/record'],
    packages: [...react, ...interfaceLibraries],
  },

  { folder: 'app', mayImport: app, packages: [...react, ...interfaceLibraries, 'next', 'next/*', 'server-only', 'zod'] },
  { folder: 'proxy.ts', mayImport: app, packages: ['next/server', 'next'] },
  { folder: 'instrumentation.ts', mayImport: app, packages: ['next'] },
  { folder: 'next.config.ts', mayImport: [], packages: ['next', 'node:*'] },

  // Outside the product: nothing above may import these.
  { folder: 'mocks', mayImport: ['lib/record'], packages: everything },
  { folder: 'e2e', mayImport: ['mocks', 'lib', 'components', '.ci', 'oxlint.config.ts'], packages: everything },
  { folder: 'bench', mayImport: ['mocks', 'e2e', 'lib'], packages: everything },
];

/**
 * The rooms of each folder of `lib/`, lowest first: a room imports those before it and what its folder's row allows,
 * so no two folders can import each other. A module directly in the folder stands above its rooms.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  'lib/record': [
    'memory',
    'text',
    'model',
    'sharing-parts',
    'security-labels',
    'dates',
    'words',
    'looks',
    'stream',
    'merge',
    'heads',
    'since',
    'list',
    'new-rows',
    'contacts',
    'completeness',
    'trends',
    'decisions',
    'medicines/standing',
    'summary',
    'observations',
    'opened-entry',
    'search',
    'medicines',
    'flowsheet',
  ],
  'lib/fhir': [
    ...[
      'resource',
      'units',
      'markup',
      'rtf',
      'xml',
      'datatypes',
      'interpretation',
      'answer',
      'kind-parts',
      'filing',
      'absence',
      'decisions',
      'cda/codes',
      'narrative',
    ],
    ...['kinds', 'versions/mapping', 'versions', 'describe', 'gp-connect', 'ips'],
    ...['cda/datatypes', 'cda/document', 'cda/header', 'cda/entries', 'cda/entries/members', 'cda'],
  ],
  'lib/sources': [
    ...[
      'streams',
      'http',
      'reading',
      'profiles',
      'options',
      'authorization',
      'authorization/methods',
      'fetch',
      'answer',
      'plan',
      'consent',
    ],
    ...['match/identity', 'match/methods', 'match', 'gather', 'fhir-documents', 'document-reading', 'documents', 'fhir'],
    ...['ips', 'gp-connect', 'network', 'kinds'],
  ],
  'lib/session': ['model', 'cookies', 'authorization-server', 'viewer', 'begin', 'end', 'open'],
  'lib/policy': ['model', 'rules'],
  'lib/config': ['schema', 'client', 'checks', 'load'],
  'lib/audit': ['model', 'shown', 'verify', 'fhir-server', 'sinks', 'trail'],
  'lib/access': [
    ...['whereabouts', 'request', 'audit-trail', 'policy', 'limits', 'timeline', 'rebuild', 'documents', 'document-search', 'patients'],
    'reading',
  ],
};

export interface Registry {
  readonly folder: string;
  /** Files and rooms in the folder that are no members: the contract that members fulfil, and what it needs. */
  readonly shared: readonly string[];
}

/** Folders whose members do not know each other: only their `registry.ts` imports them. */
export const registries: readonly Registry[] = [
  { folder: 'lib/record/sharing-parts', shared: ['sharing-part.ts', 'words.ts'] },
  { folder: 'lib/fhir/cda/entries/members', shared: [] },
  { folder: 'lib/fhir/kinds', shared: [] },
  { folder: 'lib/fhir/versions', shared: ['mapping'] },
  { folder: 'lib/sources/kinds', shared: ['source-kind.ts'] },
  { folder: 'lib/sources/match/methods', shared: [] },
  { folder: 'lib/sources/authorization/methods', shared: [] },
  { folder: 'lib/sources/profiles', shared: ['platform-profile.ts', 'query-parts.ts'] },
  { folder: 'lib/policy/rules', shared: [] },
  { folder: 'lib/audit/sinks', shared: [] },
];

/** Here a module starts with `import 'server-only'`, unless it is pure: values in, values out, reaching nothing. */
export const serverOnlyFolders: readonly string[] = [
  'lib/sources',
  'lib/session',
  'lib/audit',
  'lib/access',
  'lib/config',
  'lib/operator-log',
  'lib/process',
];

/** Modules that a pure module may run: these folders and packages hold no secret and do no I/O. */
export const pureImports: readonly string[] = ['#/lib/record', '#/lib/fhir', '#/lib/policy', 'zod'];
