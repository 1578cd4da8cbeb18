import type { IdiomFamily } from './idiom.js';

/** JavaScript, TypeScript and CoffeeScript, on any runtime. Destructuring is found by itself. */
export const JAVASCRIPT: readonly IdiomFamily[] = [
  {
    languages: ['javascript', 'coffeescript'],
    anywhere: true,
    idioms: [
      { id: 'js-process-env', before: /\bprocess\??\.env(?:\?)?\s*\.\s*$/, fallback: 'code' },
      { id: 'js-process-env', before: /\bprocess\??\.env\s*(?:\?\.)?\s*\[\s*["'`]$/, fallback: 'code' },
      { id: 'js-process-env', before: /\bprocess\.env\.hasOwnProperty\s*\(\s*["'`]$/ },
      { id: 'js-process-env', before: /["'`]$/, after: /^["'`]\s+in\s+process\.env\b/ },
      { id: 'js-process-env', before: /\(\s*process\.env\s*,\s*["'`]$/, fallback: 'code' },
      { id: 'js-import-meta', before: /\bimport\.meta\.env\s*\.\s*$/, fallback: 'code' },
      { id: 'js-bun-env', before: /\bBun\.env\s*\.\s*$/, fallback: 'code' },
      { id: 'js-deno-env', before: /\bDeno\.env\.(?:get|has)\s*\(\s*["'`]$/, fallback: 'code' },
    ],
  },
];
