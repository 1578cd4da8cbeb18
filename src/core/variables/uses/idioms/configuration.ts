import type { Language } from '../types.js';
import type { IdiomFamily } from './idiom.js';

const CONFIGURATION: readonly Language[] = [
  'config',
  'json',
  'nginx',
  'properties',
  'sql',
  'text',
  'toml',
  'xml',
  'yaml',
];

/** Files that servers read, and templates that a start script fills in. */
export const CONFIGURATION_IDIOMS: readonly IdiomFamily[] = [
  {
    languages: CONFIGURATION,
    idioms: [
      { id: 'placeholder', before: /\$\{\??(?:env[.:])?$/, fallback: 'placeholder' },
      { id: 'spring-placeholder', before: /\$\{$/, fallback: 'placeholder', spelling: 'lower' },
      { id: 'placeholder', before: /\{\$$/, fallback: 'placeholder' },
      { id: 'placeholder', before: /(?:^|[^$])\$$/, fallback: 'placeholder' },
      { id: 'uwsgi-variable', before: /\$\($/ },
      { id: 'supervisor-env', before: /%\(ENV_$/ },
      { id: 'nginx-env', before: /(?:^|[\n;{}])[ \t]*env\s+$/, after: /^\s*;/ },
      { id: 'apache-env', before: /(?:^|\n)[ \t]*PassEnv(?:[ \t]+\w+)*[ \t]+$/ },
      { id: 'apache-env', before: /%\{(?:ENV:)?$/, after: /^\}e?/ },
      { id: 'systemd-pass', before: /(?:^|\n)PassEnvironment[ \t]*=[\w \t]*$/ },
      { id: 'caddy-env', before: /\{env\.$/ },
    ],
  },
  {
    languages: CONFIGURATION,
    anywhere: true,
    idioms: [
      { id: 'template-env', before: /\{\{[^{}\n]{0,80}\.Env\.$/, fallback: 'template' },
      {
        id: 'template-env',
        before: /\{\{[^{}\n]{0,80}\b(?:env|getenv|getv|mustEnv|environ)\s*\(?\s*["'`]$/,
        fallback: 'template',
      },
      { id: 'template-env', before: /\{\{-?\s*(?:env|ENV|environ)\.$/, fallback: 'template' },
    ],
  },
  {
    languages: CONFIGURATION,
    idioms: [
      {
        // j2cli fills in what is in the environment, under its own name.
        id: 'jinja-variable',
        before: /\{\{-?\s*$/,
        after: /^\s*(?:-?\}\}|\|)/,
        fallback: 'template',
        paths: /\.(?:j2|jinja2?)$/i,
      },
      {
        id: 'template-placeholder',
        before: /\{\{-?\s*$/,
        after: /^\s*(?:\}\}|-\}\}|\|)/,
        fallback: 'template',
        distinctive: true,
      },
      { id: 'template-placeholder', before: /%%?$/, after: /^%/, distinctive: true },
      { id: 'template-placeholder', before: /@@?$/, after: /^@/, distinctive: true },
      { id: 'template-placeholder', before: /<$/, after: /^>/, distinctive: true },
    ],
  },
];
