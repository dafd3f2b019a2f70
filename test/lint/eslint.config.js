import globals from 'globals';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { houseRules } from './house.js';

const hostile = [
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Log content is hostile: render it as text, never as markup.',
  },
  {
    selector: "AssignmentExpression[left.property.name='innerHTML']",
    message: 'Log content is hostile: set textContent instead.',
  },
];

/** An object of a log may bring a `toString` that is no function: asked for its text it throws. */
const foreign = ['String', 'Number'].flatMap((name) => {
  const message = `Values of logs may be anything: textOf and numberOf of mapper/rows/foreign read them, ${name} throws.`;
  return [
    { selector: `CallExpression[callee.name='${name}']`, message },
    { selector: `CallExpression > Identifier[name='${name}']`, message },
  ];
});

/** Written once: what a screen would otherwise copy. */
const copied = [
  {
    selector: "JSXOpeningElement[name.name='table']",
    message: 'Describe the columns and use Table of charts/table; on paper PaperTable.',
  },
  {
    selector: "JSXOpeningElement:has(JSXAttribute[name.name='className'][value.value='head'])",
    message: 'Use Section or SectionHead of app/parts, in charts a Figure.',
  },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.cache/**', 'test-results/**', 'playwright-report/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })] },
    rules: {
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-syntax': ['error', ...hostile],
      'max-lines': ['error', { max: 330, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Wherever React or a hook of zustand may be imported: these rules compile each file that they are shown.
    files: ['**/*.tsx', 'src/{app,charts,jobs,report,session}/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'react-hooks/exhaustive-deps': ['error', { additionalHooks: '^useQuery$' }],
    },
  },
  {
    files: ['src/**/*.tsx'],
    ignores: [
      'src/charts/table/Table.tsx',
      'src/charts/figure/Figure.tsx',
      'src/app/parts/Section.tsx',
      'src/report/paper/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...hostile, ...copied] },
  },
  {
    files: ['src/intake/{formats,mapper,vocabulary}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...hostile, ...foreign] },
  },
  ...houseRules,
);
