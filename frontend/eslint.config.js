import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const FEATURES = [
  'account',
  'api-keys',
  'audit',
  'auth',
  'dead-letters',
  'events',
  'home',
  'integrations',
  'organizations',
  'runs',
  'sign-on',
  'tickets',
];

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

/** The doors made for services under API keys, whole or as the end of an address that is put together. */
const SERVICE_DOORS = '(^|/)(events/ingest|tickets/upsert|identities/map|v1/dlq)(?![a-z])|^/(ingest|upsert|dlq)(?![a-z])';
const doorMessage = 'The console never calls the doors made for services: people act through the operations made for people.';

const noServiceDoors = {
  files: ['src/**/*.{ts,tsx}'],
  ignores: ['src/**/*.test.{ts,tsx}'],
  rules: {
    'no-restricted-syntax': [
      'error',
      { selector: `Literal[value=/${SERVICE_DOORS.replaceAll('/', '\\u002F')}/u]`, message: doorMessage },
      { selector: `TemplateElement[value.raw=/${SERVICE_DOORS.replaceAll('/', '\\u002F')}/u]`, message: doorMessage },
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
      // What scrolls is a group that the keyboard reaches
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'group'], allowExpressionValues: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  ...featureBorders,
  groundFloor,
  noServiceDoors,
  { files: ['scripts/**', 'e2e/**', 'mock/**'], rules: { 'no-console': 'off' } },
);
