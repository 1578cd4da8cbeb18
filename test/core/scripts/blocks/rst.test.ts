import fc from 'fast-check';
import { rstBlocks } from '../../../../src/core/scripts/blocks/rst.js';
import { commandsOf, expectSound, withNewCommand } from './shell-checks.js';

const RUN = 'docker run --link a:b x';

describe('code of a reStructuredText document', () => {
  test.each<[string, string, string[][]]>([
    ['a literal block', `Type::\n\n  $ ${RUN}\n  out\n\n  $ docker ps\n\nText\n`, [[RUN, 'docker ps']]],
    ['a mark alone', `Type\n\n::\n\n    ${RUN}\n`, [[RUN]]],
    ['a literal block in a list', `* Type::\n\n    ${RUN}\n\n* docker ps\n`, [[RUN]]],
    ['up to the text of its list', `* Type::\n\n  ${RUN}\n`, []],
    ['indented by tabs', `Type::\n\n\tdocker run \\\n\t\tx\n`, [['docker run \\', 'x']]],
    ['a directive', `.. code-block:: console\n   :linenos:\n\n   $ ${RUN}\n\ntext`, [[RUN]]],
    [
      'directives of other names',
      `.. sourcecode:: sh\n\n   ${RUN}\n\n.. parsed-literal::\n\n   docker ps\n\n.. prompt:: bash $\n\n   docker stop x\n`,
      [[RUN], ['docker ps'], ['docker stop x']],
    ],
    ['a directive in a list', `1. .. code-block:: bash\n\n      ${RUN}\n`, [[RUN]]],
    [
      'a directive of another language',
      `.. code-block:: yaml\n\n   a: \`\`${RUN}\`\`\n\n.. code:: python\n\n   ${RUN}\n`,
      [],
    ],
    ['a directive in a note', `.. note::\n\n   Type::\n\n      ${RUN}\n`, [[RUN]]],
    ['text of a note', `.. note::\n\n   ${RUN}\n`, []],
    ['no blank line', `Type::\n  ${RUN}\n`, []],
    ['of Windows', 'Type::\r\n\r\n  docker run \\\r\n   x\r\n', [['docker run  \\', 'x']]],
    [
      'an inline literal',
      `Use \`\`${RUN}\`\` or \`\`--link\`\`.\n\nType::\n\n  docker ps\n`,
      [[RUN], ['docker ps']],
    ],
    [
      'an inline literal over a line end',
      'Use ``docker run\n  --link a:b x``.\n',
      [['docker run   --link a:b x']],
    ],
    ['two paragraphs', 'Use ``docker run\n\n--link a:b x``.\n', []],
    ['inline in the code itself', 'Type::\n\n  docker run ``docker ps``\n', [['docker run ``docker ps``']]],
  ])('%s', (_, text, commands) => {
    expect(commandsOf(rstBlocks(text))).toEqual(commands);
  });

  test('a new command has the prompt of the other', () => {
    const text = 'Type::\n\n  $ docker run x\n';
    expect(withNewCommand(text, rstBlocks(text), 'docker run')).toBe('Type::\n\n  $ NEW\n  $ docker run x\n');
    const inline = 'Type ``docker run x``.\n';
    expect(withNewCommand(inline, rstBlocks(inline), 'docker run')).toBeNull();
  });
});

const piece = fc.constantFrom(
  'docker run ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\n  ',
  '\n    ',
  '\t',
  '::',
  ':',
  '.. code-block:: sh',
  '.. code:: x',
  '.. ',
  '* ',
  '1. ',
  '``',
  '`',
  '$ ',
  '\\',
  '> ',
  '\uFEFF',
  '"',
  '<<EOF',
);

test('blocks of any text are sound', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = pieces.join('');
      expectSound(text, rstBlocks(text), '\\<-');
    }),
    { numRuns: 2000 },
  );
});
