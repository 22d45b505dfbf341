// Who may import whom (docs/architecture.md, "Boundaries"). Every rule here has a fixture in tests/boundaries that must fail.
import { existsSync, readdirSync } from 'node:fs';

const SERVICES = [
  'client-sender',
  'connector',
  'workflow',
  'mailer',
  'digipoort-gateway',
  'portal-api',
  'portal-web',
  'digipoort-simulator',
];
const LIBS = [
  'contracts',
  'messaging',
  'persistence',
  'service-kit',
  'tax',
  'xbrl',
  'document',
  'check-filing',
  'evidence',
  'verify-approval',
  'wus',
  'testing',
];

/** @typedef {{ regex: string, message: string }} Pattern */

/** @param {string[]} list */
const names = (list) => list.map((name) => `@akkoord/${name}`);
const deep = { regex: '^@akkoord/[a-z-]+/.', message: 'Import a project by its name, not a file inside it.' };
const relative = {
  regex: '^(\\.\\./)+(.*/)?(src|services|libs|deploy)/',
  message: 'Import another project by its name.',
};
const broker = { regex: '^amqplib(/|$)', message: 'Only libs/messaging talks to the broker.' };
const shared = { regex: '(^|/)shared/', message: 'The project never depends on what lies beside it.' };

/**
 * `no-restricted-imports` for one set of files; later entries replace earlier ones, so each set is complete.
 * @param {string[]} files
 * @param {Pattern[]} patterns
 * @param {string[]} ignores
 * @returns {import('eslint').Linter.Config}
 */
const rule = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [deep, relative, shared, ...patterns] }] },
});
/** @param {string[]} list @param {string} message @returns {Pattern} */
const none = (list, message) => ({ regex: `^(${list.join('|')})$`, message });

/** Which libs a lib may use; anything not named is refused. @type {Record<string, string[]>} */
const ALLOWED = {
  contracts: [],
  tax: [],
  xbrl: ['tax'],
  document: ['tax', 'xbrl'],
  'check-filing': ['tax', 'xbrl'],
  evidence: [],
  'verify-approval': ['tax', 'xbrl', 'evidence'],
  wus: [],
  persistence: [],
  messaging: ['contracts', 'persistence'],
  'service-kit': ['contracts', 'persistence', 'messaging'],
  testing: ['contracts', 'messaging', 'persistence', 'service-kit', 'tax', 'xbrl', 'document', 'wus', 'evidence'],
};

const PURE = [
  {
    regex: '^(node:|@nestjs/|typeorm|pg$|amqplib|fastify|undici|pino)',
    message: 'Domain files are pure: no framework, no input or output.',
  },
  {
    regex: '\\.(repository|entity|controller|handler)\\.js$',
    message: 'A domain file does not know how it is stored or reached.',
  },
];

/** The pure files of a service: `<feature>/<feature>.ts` and its transitions, rules and errors. @param {string} service @returns {string[]} */
function domainFiles(service) {
  const src = new URL(`services/${service}/src/`, import.meta.url);
  if (!existsSync(src)) return [];
  return readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `services/${service}/src/${name}/{${name},*.transitions,*.rules,*.errors}.ts`);
}

/** @type {any[]} */
export const boundaries = [
  ...LIBS.map((lib) =>
    rule(
      [`libs/${lib}/**/*.ts`],
      [
        none(names(SERVICES), 'A lib never imports a service.'),
        none(
          names(LIBS.filter((other) => other !== lib && !(ALLOWED[lib] ?? []).includes(other))),
          `libs/${lib} may not use this lib.`,
        ),
        ...(lib === 'messaging' ? [] : [broker]),
      ],
      ['**/*.spec.ts'],
    ),
  ),
  ...['contracts', 'tax'].map((lib) => ({
    files: [`libs/${lib}/src/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            deep,
            relative,
            shared,
            lib === 'contracts'
              ? {
                  regex: '^(?!\\.|class-validator|class-transformer|reflect-metadata)',
                  message: 'contracts imports nothing but its validators.',
                }
              : {
                  regex: '^(?!\\.|stdnum/)',
                  message: 'tax imports nothing but modules of stdnum, one by one: the whole library is slow to load.',
                },
          ],
        },
      ],
    },
  })),
  ...SERVICES.map((service) =>
    rule(
      [`services/${service}/**/*.ts`],
      [none(names(SERVICES.filter((other) => other !== service)), 'A service never imports another service.'), broker],
      ['**/*.spec.ts'],
    ),
  ),
  ...SERVICES.flatMap((service) => {
    const files = domainFiles(service);
    return files.length === 0
      ? []
      : [
          rule(files, [
            none(names(SERVICES.filter((other) => other !== service)), 'A service never imports another service.'),
            broker,
            ...PURE,
          ]),
        ];
  }),
];
