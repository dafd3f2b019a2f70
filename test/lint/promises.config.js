import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** A promise that nobody waits for hides its failure. Apart from the other rules: this needs the types of everything. */
export default tseslint.config({
  files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'sample-data/**/*.ts'],
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
  // Known, so that what turns its rules off somewhere is understood here.
  plugins: { '@typescript-eslint': tseslint.plugin, 'react-hooks': reactHooks },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
  },
});
