/** A workflow command as the runner of GitHub Actions takes it from a line of output. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Reads output by the documented rules; throws on a line that is no command. */
export function readCommands(output: string): WorkflowCommand[] {
  if (output === '') return [];
  // The runner takes \r for the end of a line, too.
  const lines = output.replace(/\n$/, '').split(/\r\n|\r|\n/);
  return lines.map(line => {
    const [, name, pairs, data] = /^::([a-z]+)(?: ((?:(?!::).)*))?::(.*)$/su.exec(line) ?? [];
    if (name === undefined) throw new Error(`no command: ${JSON.stringify(line)}`);
    const properties = (pairs ?? '').split(',').map(pair => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), unescapeProperty(pair.slice(equals + 1))] as const;
    });
    return { name, properties: Object.fromEntries(properties), data: unescapeData(data!) };
  });
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  const unescaped = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  return unescaped.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
}
