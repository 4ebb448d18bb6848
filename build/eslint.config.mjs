import path from 'node:path';
import formatjs from 'eslint-plugin-formatjs';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { noBareWords } from './no-bare-words.mjs';

const code = ['shared', 'electron', 'server', 'renderer', 'test'].map((folder) => `${folder}/**/*.{ts,tsx}`);

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: see "Style" in the README.',
};

export default defineConfig(
  { ignores: ['dist', 'release', '.cache', 'test-results', 'bench-results'] },
  {
    files: code,
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: path.resolve(import.meta.dirname, '..') },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // There are no enums and no classes, and looking for them takes a sixth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers and booleans read well in a template; objects and undefined do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `onClick={() => save()}` and `() => void save()` are how events are answered.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat.recommended],
    plugins: { holdfast: { rules: { 'no-bare-words': noBareWords(formatjs) } } },
    rules: {
      'holdfast/no-bare-words': [
        'error',
        {
          props: {
            include: [
              ['*', 'aria-{label,description,roledescription,placeholder,valuetext}'],
              ['*', '{title,placeholder,alt,label}'],
            ],
            exclude: [['kbd', 'children']],
          },
        },
      ],
    },
  },
);
