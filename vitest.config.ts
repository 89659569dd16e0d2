import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/.next*/**'];

// `server-only` throws unless this condition is set, as it is in Next's own server build.
const asServer = {
  resolve: {
    conditions: ['react-server', 'module', 'node', 'development|production'],
    externalConditions: ['react-server', 'node'],
  },
};

// Rooms with memories of a process (`e2e/architecture/memories.ts`), or whose tests replace modules: each file gets a process of its own.
const ownProcess = [
  'lib/{access,audit,commands,config,operator-log,process,server,session,sources}/**/*.test.ts',
  'e2e/suites/**/*.test.ts',
];

export default defineConfig({
  test: {
    // The largest records take longer than the defaults on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        ssr: asServer,
        test: { name: 'process', environment: 'node', execArgv: ['--conditions=react-server'], include: ownProcess, exclude },
      },
      {
        extends: true,
        ssr: asServer,
        // Pure functions: their files share what they import, which takes a fifth of the time.
        test: {
          name: 'server',
          environment: 'node',
          execArgv: ['--conditions=react-server'],
          isolate: false,
          include: ['{app,lib,mocks,bench}/**/*.test.{ts,tsx}', 'e2e/architecture/**/*.test.ts'],
          exclude: [...exclude, ...ownProcess, 'lib/queries/**'],
        },
      },
      {
        extends: true,
        // Modules of the browser: React as the browser gets it.
        test: {
          name: 'browser',
          environment: 'node',
          isolate: false,
          include: ['components/**/*.test.{ts,tsx}', 'e2e/drawn/**/*.test.{ts,tsx}', 'lib/queries/**/*.test.{ts,tsx}'],
          exclude,
        },
      },
    ],
  },
});
