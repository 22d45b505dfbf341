// One configuration, five tiers. `npm run test:unit` and friends pick theirs with --selectProjects.
const shared = {
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata', '<rootDir>/libs/testing/src/jest/property-seed.mjs'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { swcrc: false, jsc: swcOptions(), module: { type: 'es6' }, sourceMaps: 'inline' }],
  },
  moduleNameMapper: {
    '^@akkoord/local$': '<rootDir>/deploy/local/src/index.mjs',
    '^@akkoord/([a-z-]+)$': [
      '<rootDir>/libs/$1/src/index.ts',
      '<rootDir>/services/$1/src/index.ts',
      '<rootDir>/deploy/$1/src/index.ts',
    ],
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transformIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['/dist/'],
};

function swcOptions() {
  return {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  };
}

const needsServers = {
  globalSetup: '<rootDir>/libs/testing/src/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/jest/global-teardown.mjs',
};

export default {
  // A machine that is busy is slow, not wrong: what never comes fails here, and nothing else is a matter of time.
  testTimeout: 300_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{libs,services,deploy,contracts}/*/src/**/*.spec.ts',
        '<rootDir>/tests/boundaries/**/*.spec.ts',
      ],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.int\\.spec\\.ts$'],
    },
    {
      ...shared,
      ...needsServers,
      displayName: 'integration',
      testMatch: ['<rootDir>/{libs,services,deploy}/*/src/**/*.int.spec.ts'],
    },
    {
      ...shared,
      displayName: 'conformance',
      testMatch: ['<rootDir>/tests/conformance/**/*.spec.ts'],
    },
    {
      ...shared,
      ...needsServers,
      displayName: 'flow',
      testMatch: ['<rootDir>/tests/flow/**/*.spec.ts'],
    },
    {
      ...shared,
      ...needsServers,
      displayName: 'browser',
      testMatch: ['<rootDir>/tests/browser/**/*.spec.ts'],
    },
  ],
};
