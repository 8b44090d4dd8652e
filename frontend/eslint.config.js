import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const FEATURES = ['auth', 'dead-letters', 'events', 'home', 'integrations', 'runs', 'tickets'];

/** Features may use `api`, `live` and `ui`; never one another. */
const featureBorders = FEATURES.map((feature) => ({
  files: [`src/${feature}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: [...FEATURES.filter((other) => other !== feature), 'shell'].map((other) => `@/${other}/*`),
            message: 'Features do not import features.',
          },
        ],
      },
    ],
  },
}));

/** The ground floor knows nothing of what stands on it. */
const groundFloor = {
  files: ['src/{api,live,ui}/**/*.{ts,tsx}'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: [...FEATURES, 'shell'].map((name) => `@/${name}/*`), message: 'api, live and ui know no feature.' }] },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/generated', 'screenshots', 'test-results', 'playwright-report'] },
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs.flat['recommended-latest'],
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  ...featureBorders,
  groundFloor,
  { files: ['scripts/**', 'e2e/**', 'mock/**'], rules: { 'no-console': 'off' } },
);
