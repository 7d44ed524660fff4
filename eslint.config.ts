import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import vue from 'eslint-plugin-vue';
import vueAccessibility from 'eslint-plugin-vuejs-accessibility';
import tseslint from 'typescript-eslint';
import { importArrows } from './eslint.arrows.ts';

const tests = ['**/*.test.ts', '**/*.fixture.ts', '**/testing/**', 'apps/e2e/**', 'apps/*/bench/**'];

// A rule is an error or off. Layout is the formatter's.
export default defineConfig(
  { ignores: ['**/dist/**', '**/coverage/**', 'data/**', '{packages,apps}/*/vitest.config.ts'] },
  // It speaks the language of older Nodes, to tell them that they are too old.
  { ignores: ['scripts/setup.cjs'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  comments.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  vue.configs['flat/recommended-error'],
  vueAccessibility.configs['flat/recommended'],
  { languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.vue'] } } },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    // Two compilations, one for the server and one for the browser: the nearest tsconfig.json knows only the first.
    files: ['apps/web/**'],
    languageOptions: {
      parserOptions: {
        projectService: false,
        project: ['apps/web/tsconfig.json', 'apps/web/tsconfig.browser.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    // ESLint's types end at the door of a .vue file; vue-tsc's do not, and `any` cannot be written.
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map(
        (what) => [`@typescript-eslint/no-unsafe-${what}`, 'off'] as const,
      ),
    ),
  },
  {
    rules: {
      '@eslint-community/eslint-comments/require-description': ['error', { ignore: ['eslint-enable'] }],
      'array-callback-return': 'error',
      complexity: ['error', 12],
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      // Two, then an object, is the habit; four because callbacks of others do not ask us.
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-param-reassign': 'error',
      'no-unreachable-loop': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // `[...text]` gives code points, which is what we mean by it.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // `async` also says that what is thrown arrives as a rejection.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.vue'],
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      // A prop that may be absent is undefined then, and its type says so.
      'vue/require-default-prop': 'off',
      // What it shows must have been sanitised: each place says by whom.
      'vue/no-v-html': 'error',
      ...layoutRulesOf(vue.rules),
      // Our forms label a control by `for` and `id`, or hold it, not both.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    files: tests,
    rules: { complexity: 'off', 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    // Data and the steps of the past: long, and nobody's subject.
    files: ['**/demo/**', '**/migrations/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['scripts/**', 'apps/api/src/cli/**', 'apps/e2e/bench/**'],
    rules: { 'no-console': 'off' },
  },
  importArrows,
);

/** The recommended Vue rules that only concern layout, switched off. */
function layoutRulesOf(rules: Readonly<Record<string, { meta?: { type?: string } }>>) {
  return Object.fromEntries(
    Object.entries(rules)
      .filter(([, rule]) => rule.meta?.type === 'layout')
      .map(([name]) => [`vue/${name}`, 'off'] as const),
  );
}
