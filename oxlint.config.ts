import { defineConfig } from 'oxlint';
import { importRules } from './e2e/architecture/import-rules.ts';

const keepsNothing = 'Nothing of a patient is kept in the browser.';

export default defineConfig({
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'nextjs'],
  jsPlugins: ['./e2e/architecture/lint-rules/plugin.ts'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['**/node_modules/**', '.next*/**', 'next-env.d.ts', 'public/**', 'test-results/**'],
  settings: { 'jsx-a11y': { polymorphicPropName: 'as' } },
  rules: {
    // Suspicious to the linter, meant here.
    'react/react-in-jsx-scope': 'off', // the automatic runtime
    'import/no-unassigned-import': 'off', // 'server-only', style sheets
    'unicorn/consistent-function-scoping': 'off',
    'eslint/no-underscore-dangle': 'off', // FHIR's own `_birthDate`, `_count`
    'eslint/no-shadow': 'off',
    'typescript/no-unsafe-type-assertion': 'off', // JSON is narrowed by hand or by zod at the border
    'typescript/consistent-return': 'off', // noImplicitReturns
    'import/no-named-as-default-member': 'off', // fc.string()
    'eslint/no-loop-func': 'off', // queues and channels close over what they change
    'eslint/no-unmodified-loop-condition': 'off',
    'typescript/no-misused-spread': 'off', // [...text]: code points are what is wanted
    'unicorn/no-useless-spread': 'off',
    'typescript/no-unnecessary-type-arguments': 'off',
    'unicorn/no-instanceof-builtins': 'off', // Map, Set
    'unicorn/prefer-add-event-listener': 'off', // BroadcastChannel
    'unicorn/require-post-message-target-origin': 'off',
    'react/exhaustive-effect-dependencies': 'off', // exhaustive-deps says it
    'react/incompatible-library': 'off', // of the React compiler, which is not used
    'react/set-state-in-effect': 'off',
    'nextjs/no-html-link-for-pages': 'off', // leaving a record loads the next page whole, on purpose
    'nextjs/no-head-element': 'off', // notices are whole documents
    'jsx-a11y/interactive-supports-focus': 'off', // a toolbar's buttons have the focus
    'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
    'jsx-a11y/label-has-associated-control': ['error', { depth: 5 }],
    'jsx-a11y/prefer-tag-over-role': 'off', // role="status" is as good as <output>

    // Types.
    'typescript/consistent-type-imports': ['error', { disallowTypeAnnotations: true, fixStyle: 'separate-type-imports' }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-function-type': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/return-await': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],

    // Shape.
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'eslint/max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    'eslint/max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
    'eslint/eqeqeq': ['error', 'always'],
    'eslint/no-console': 'error',
    'eslint/no-var': 'error',
    'eslint/prefer-const': 'error',
    'eslint/no-fallthrough': 'error',
    'eslint/no-prototype-builtins': 'error',
    'eslint/array-callback-return': 'error',
    'eslint/radix': 'error',

    'tributary/comment-opening': 'error',

    // Safety of the screen.
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'react/no-danger': 'error',
    'react/iframe-missing-sandbox': 'error',
    'react/jsx-no-target-blank': 'error',
    'eslint/no-eval': 'error',
    'eslint/no-implied-eval': 'error',
    'eslint/no-new-func': 'error',
    'eslint/no-restricted-globals': [
      'error',
      { name: 'localStorage', message: keepsNothing },
      { name: 'sessionStorage', message: keepsNothing },
      { name: 'indexedDB', message: keepsNothing },
      { name: 'caches', message: keepsNothing },
    ],
    'eslint/no-restricted-properties': [
      'error',
      ...['window', 'globalThis', 'self'].flatMap((object) =>
        ['localStorage', 'sessionStorage', 'indexedDB', 'caches'].map((property) => ({ object, property, message: keepsNothing })),
      ),
    ],
  },
  overrides: [
    ...importRules(),
    { files: ['**/*.tsx'], rules: { 'eslint/max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] } },
    {
      // Next and the tools demand a default export here.
      files: [
        'app/**/{page,layout,error,not-found,loading,template,global-error}.tsx',
        '*.config.{ts,mjs}',
        'e2e/architecture/lint-rules/plugin.ts',
      ],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      // Programs that a person starts print; they are not part of the product.
      files: ['.ci/**', 'mocks/**', 'bench/**', 'e2e/**', 'lib/commands/**', 'instrumentation.ts'],
      rules: { 'eslint/no-console': 'off' },
    },
    {
      files: ['**/*.test.{ts,tsx}', '**/testing/**', 'e2e/**', 'mocks/**', 'bench/**'],
      rules: {
        'eslint/max-lines': 'off',
        'eslint/max-lines-per-function': 'off',
        'eslint/no-restricted-globals': 'off',
        'eslint/no-restricted-properties': 'off',
      },
    },
    {
      // The list takes the keys for its rows, as ARIA's feed does; journeys drive it by keyboard.
      files: ['components/timeline/**'],
      rules: {
        'jsx-a11y/click-events-have-key-events': 'off',
        'jsx-a11y/no-noninteractive-element-interactions': 'off',
        'jsx-a11y/no-noninteractive-tabindex': 'off',
        'jsx-a11y/no-static-element-interactions': 'off',
      },
    },
    {
      // A table that is walked by its cells, as ARIA's grid is; cells that only keep room have no words.
      files: ['components/flowsheet/**'],
      rules: {
        'jsx-a11y/control-has-associated-label': 'off',
        'jsx-a11y/no-noninteractive-element-to-interactive-role': 'off',
      },
    },
    { files: ['{app,bench,components,e2e,lib,mocks}/**'], rules: { 'tributary/bare-name': 'error' } },
    { files: ['app/**', 'components/**'], rules: { 'tributary/reader-sentence': ['error', { words: 3 }] } },
    { files: ['lib/**'], rules: { 'tributary/reader-sentence': ['error', { words: 4 }] } },
    { files: ['app/**'], rules: { 'tributary/route-logic': 'error' } },
    {
      // Words files hold the sentences; the words of one kind stand with the kind; configuration and commands speak to operators.
      files: [
        ...['**/words.ts', '**/words/**', '**/*-words.ts'],
        ...['lib/fhir/kinds/**', 'lib/fhir/cda/entries/members/**', 'lib/fhir/units/analytes.ts'],
        ...['lib/config/**', 'lib/commands/**', 'lib/sources/profiles/**'],
        // Tables of FHIR element names, and of words that sources write.
        ...['value', 'drawn-elements', 'interpretation'].map((table) => `lib/fhir/datatypes/${table}.ts`),
        // Tables of names of the same thing, as sources write them.
        'lib/record/search/names/**',
        'lib/record/medicines/kinds/insulin.ts',
      ],
      rules: { 'tributary/reader-sentence': 'off' },
    },
    { files: ['.ci/**'], rules: { 'typescript/no-unsafe-assignment': 'off' } }, // JSDoc cannot assert a type
    {
      files: ['**/*.test.{ts,tsx}', '**/testing/**', '**/fixtures/**'],
      rules: {
        'tributary/bare-name': 'off',
        'tributary/reader-sentence': 'off',
        'typescript/no-non-null-assertion': 'off',
        'typescript/no-unsafe-assignment': 'off',
      },
    },
  ],
});
