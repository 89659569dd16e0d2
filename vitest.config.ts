import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/.next*/**'];

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
        // `server-only` throws unless this condition is set, as it is in Next's own server build.
        ssr: {
          resolve: {
            conditions: ['react-server', 'module', 'node', 'development|production'],
            externalConditions: ['react-server', 'node'],
          },
        },
        test: {
          name: 'server',
          environment: 'node',
          execArgv: ['--conditions=react-server'],
          include: ['{app,lib,mocks,bench}/**/*.test.{ts,tsx}', 'e2e/{architecture,suites}/**/*.test.ts'],
          exclude: [...exclude, 'lib/queries/**'],
        },
      },
      {
        extends: true,
        // Modules of the browser: React as the browser gets it.
        test: {
          name: 'browser',
          environment: 'node',
          include: ['components/**/*.test.{ts,tsx}', 'e2e/drawn/**/*.test.{ts,tsx}', 'lib/queries/**/*.test.{ts,tsx}'],
          exclude,
        },
      },
    ],
  },
});
