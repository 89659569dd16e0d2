import type { KnipConfig } from 'knip';

export default {
  // Programs that npm scripts and other programs start by name.
  entry: [
    'e2e/suites/load/{ask-health,exchange-process,loop-monitor}.ts',
    '.ci/chromium.js',
    '.ci/start.js',
    'bench/gateway.ts',
    'bench/gateway-sources.ts',
    'lib/commands/*.ts',
    'mocks/demo.ts',
    'mocks/audit-repository.ts',
    'e2e/*.spec.ts',
    'e2e/suites/*/*.spec.ts',
    'e2e/suites/attacks/exchange/exchange-process.ts',
    'e2e/other-servers/*.spec.ts',
    'e2e/process/*.spec.ts',
    'e2e/audit/*.spec.ts',
    'e2e/suites/residue/*.spec.ts',
    'e2e/suites/residue/watch-server.ts',
  ],
  // Examples of HL7 that tests find by their package's name.
  ignoreDependencies: [/^hl7\.fhir\./],
  project: ['**/*.{ts,tsx,js,mjs,css}'],
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig;
