// Parsers that are published as ES modules only, which Jest cannot load as they are before Node 24.9.
const esModules =
  'unbash|mdast-util-[^/]+|micromark[^/]*|unist-util-[^/]+|decode-named-character-reference|character-entities|devlop|dequal';

const common = {
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
    [`/node_modules/(?:${esModules})/.+\\.js$`]: [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esModules})/)`],
  // Sources import './x.js', as Node wants it of ES modules; what lies there is './x.ts'.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['<rootDir>/test/support/seed-properties.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

export default {
  // Left to itself, Jest spares one processor: on a machine with two that doubles the time.
  maxWorkers: '100%',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/engine/', '<rootDir>/test/hooks/'],
    },
    { ...common, displayName: 'engine', testMatch: ['<rootDir>/test/engine/**/*.test.ts'] },
    { ...common, displayName: 'hooks', testMatch: ['<rootDir>/test/hooks/**/*.test.ts'] },
  ],
};
