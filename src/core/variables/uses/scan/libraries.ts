/** A library that reads the variables of links for its caller. */
export interface LinkLibrary {
  readonly name: string;
  /** How a file that uses it shows that. Each is searched for in one pass over the text. */
  readonly pattern: RegExp;
  /** What every such file has, in these letters; looked for first. */
  readonly needle: string;
  /** Where it is described. */
  readonly source: string;
}

/** A requirement on a line of its own, as pip reads them. */
const requirement = (names: string) => `^[ \\t]*(?:${names})[ \\t]*(?:[=<>~!]=|;|$)`;

/** Libraries that parse the variables of all links. Names alone are not enough to call: each was looked up. */
export const LINK_LIBRARIES: readonly LinkLibrary[] = [
  {
    name: 'docker-links',
    needle: 'docker-links',
    pattern: new RegExp(
      `\\b(?:require|import)\\s*\\(\\s*["'\`]docker-links["'\`]|\\bfrom\\s+["']docker-links["']|"docker-links"\\s*:|${requirement('docker-links(?:-python)?')}`,
      'gm',
    ),
    source: 'https://www.npmjs.com/package/docker-links, https://pypi.org/project/docker-links-python/',
  },
  {
    name: 'docker-link',
    needle: 'docker-link',
    pattern:
      /\b(?:require|import)\s*\(\s*["'`]docker-link["'`]|\bfrom\s+["']docker-link["']|"docker-link"\s*:/gm,
    source: 'https://www.npmjs.com/package/docker-link',
  },
  {
    name: 'docker_links',
    needle: 'docker_links',
    pattern: new RegExp(
      `^[ \\t]*(?:import\\s+docker_links\\b|from\\s+docker_links\\b)|${requirement('docker_links')}`,
      'gm',
    ),
    source: 'https://pypi.org/project/docker-links/, https://pypi.org/project/docker-links-python/',
  },
  {
    name: 'docker-link-helper',
    needle: 'docker-link-helper',
    pattern: new RegExp(
      `(?<![\\w/-])docker-link-helper(?:\\s+--link\\b|\\s*[=<>~!]=)|\\b(?:easy_install|pip3?\\s+install)\\s[^\\n]{0,200}\\bdocker-link-helper\\b|${requirement('docker-link-helper')}`,
      'gm',
    ),
    source: 'https://pypi.org/project/docker-link-helper/',
  },
  {
    name: 'envitro.docker',
    needle: 'envitro',
    pattern: /\benvitro\.docker\b|\bfrom\s+envitro\s+import\s+docker\b/gm,
    source: 'https://pypi.org/project/envitro/',
  },
  {
    name: 'texthtml/docker-links',
    needle: 'ocker',
    pattern: /\bTH\\Docker\\Links\b|["']texthtml\/docker-links["']/gm,
    source: 'https://packagist.org/packages/texthtml/docker-links',
  },
  {
    name: 'docker-env-link',
    needle: 'docker',
    pattern: /\brequire\s*\(?\s*["']docker\/env\/link["']|\bgem\s*\(?\s*["']docker-env-link["']/gm,
    source: 'docker-env-link.gemspec: "API for accessing Docker environment variables for linked containers"',
  },
  {
    name: 'github.com/syb-devs/dockerlink',
    needle: 'syb-devs/dockerlink',
    pattern: /\bgithub\.com\/syb-devs\/dockerlink\b/gm,
    source: 'https://github.com/syb-devs/dockerlink',
  },
  {
    name: 'io.vertx.servicediscovery.docker',
    needle: 'ocker',
    pattern: /\bDockerLinksServiceImporter\b/gm,
    source: 'https://vertx.io/docs/apidocs/io/vertx/servicediscovery/docker/DockerLinksServiceImporter.html',
  },
  {
    name: 'waitforservices',
    needle: 'waitforservices',
    pattern: /(?<![\w-])waitforservices(?:[ \t]+-[\w=-]+)*[ \t]+--?legacy\b/gm,
    source: 'https://github.com/Barzahlen/waitforservices',
  },
];
