/** Written out, so that the core's callers need no package.json at run time; a test holds it to package.json. */
export const version = '0.1.0';
