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
  'sso',
  'tickets',
];

/** Features may use `api`, `live`, `domain` and `ui`; never one another. */
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

const noFeature = [...FEATURES, 'shell'].map((name) => `@/${name}/*`);

/** What every feature uses knows no feature; recipes (`ui`) know no word of the domain either. */
const layerBorders = [
  {
    files: ['src/{api,live,domain}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: noFeature, message: 'api, live and domain know no feature.' }] }],
    },
  },
  {
    files: ['src/ui/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...noFeature, '@/domain/*', '@/live/*'],
              message: 'ui holds recipes: it knows no feature and no word of the domain.',
            },
          ],
        },
      ],
    },
  },
];

/** Endpoints for services under API keys, whole or as the end of an address that is put together. */
const SERVICE_ENDPOINTS = '(^|/)(events/ingest|tickets/upsert|identities/map|v1/dlq)(?![a-z])|^/(ingest|upsert|dlq)(?![a-z])';
const serviceEndpointMessage = 'The console never calls endpoints made for services: people act through the operations made for people.';

const noServiceEndpoints = {
  files: ['src/**/*.{ts,tsx}'],
  ignores: ['src/**/*.test.{ts,tsx}'],
  rules: {
    'no-restricted-syntax': [
      'error',
      { selector: `Literal[value=/${SERVICE_ENDPOINTS.replaceAll('/', '\\u002F')}/u]`, message: serviceEndpointMessage },
      { selector: `TemplateElement[value.raw=/${SERVICE_ENDPOINTS.replaceAll('/', '\\u002F')}/u]`, message: serviceEndpointMessage },
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
  ...layerBorders,
  noServiceEndpoints,
  { files: ['scripts/**', 'e2e/**', 'mock/**'], rules: { 'no-console': 'off' } },
);
