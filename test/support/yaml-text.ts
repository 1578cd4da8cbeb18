/** Random YAML, together with the scalars and aliases that a reader must find in it, in their order. */
import fc from 'fast-check';

export interface YamlText {
  readonly text: string;
  /** `style source = value`, or `alias source`; keys included. */
  readonly nodes: readonly string[];
}

type Shape =
  | { readonly kind: 'leaf'; readonly source: string; readonly note: string }
  | {
      readonly kind: 'block';
      readonly header: string;
      readonly lines: readonly string[];
      readonly value: string;
    }
  | {
      readonly kind: 'map' | 'list';
      readonly flow: boolean;
      readonly anchor: boolean;
      readonly inner: readonly Shape[];
    };

const leaf = fc.constantFrom(
  ...[
    ['plain', 'word', 'word'],
    ['plain', 'two words', 'two words'],
    ['plain', '22:22', '22:22'],
    ['plain', 'http://x/#y', 'http://x/#y'],
    ['plain', 'é𝄞', 'é𝄞'],
    ['single', "'it''s # no comment'", "it's # no comment"],
    ['double', '"a: \\"b\\""', 'a: "b"'],
    ['double', '""', ''],
  ].map(
    ([style, source, value]): Shape => ({
      kind: 'leaf',
      source: source!,
      note: `${style} ${source} = ${value}`,
    }),
  ),
  { kind: 'leaf', source: '*top', note: 'alias *top' } as const,
);

const block: fc.Arbitrary<Shape> = fc
  .record({
    kind: fc.constant('block' as const),
    header: fc.constantFrom('|', '|-'),
    lines: fc.array(fc.constantFrom('text', '- no item', '# no comment', '  deeper', 'a: b'), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ kind, header, lines: [first, ...rest] }) => {
    const lines = [first!.trimStart(), ...rest];
    return { kind, header, lines, value: lines.join('\n') + (header === '|' ? '\n' : '') };
  });

const { shape } = fc.letrec<{ shape: Shape }>(tie => ({
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    block,
    fc.record({
      kind: fc.constantFrom('map' as const, 'list' as const),
      flow: fc.boolean(),
      anchor: fc.boolean(),
      inner: fc.array(tie('shape'), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));

export const yamlText: fc.Arbitrary<YamlText> = fc
  .record({
    inner: fc.array(shape, { minLength: 1, maxLength: 5 }),
    unit: fc.constantFrom(2, 4, 1),
    eol: fc.constantFrom('\n', '\r\n'),
    bom: fc.boolean(),
    comment: fc.constantFrom('', '  # c', ' #'),
    end: fc.boolean(),
  })
  .map(({ inner, unit, eol, bom, comment, end }) => {
    const nodes = ['plain top = top', 'plain 1 = 1'];
    const lines = [`top: &top 1${comment}`];
    const pad = ' '.repeat(unit);

    const flowText = (node: Shape): string => {
      if (node.kind === 'leaf') {
        nodes.push(node.note);
        return node.source;
      }
      // Block scalars have no place in flow style.
      if (node.kind === 'block') {
        nodes.push('plain flow = flow');
        return 'flow';
      }
      const texts = node.inner.map((child, index) => {
        if (node.kind === 'list') return flowText(child);
        nodes.push(`plain f${index} = f${index}`);
        return `f${index}: ${flowText(child)}`;
      });
      return node.kind === 'list' ? `[${texts.join(', ')}]` : `{ ${texts.join(', ')} }`;
    };
    const write = (head: string, node: Shape, indent: string): void => {
      if (node.kind === 'block') {
        nodes.push(
          `block ${[node.header, ...node.lines.map(line => indent + line)].join(eol)} = ${node.value}`,
        );
        lines.push(`${head} ${node.header}`, ...node.lines.map(line => indent + line));
      } else if (node.kind === 'leaf' || node.flow) {
        const anchor = node.kind !== 'leaf' && node.anchor ? ' &a' : '';
        lines.push(`${head}${anchor} ${flowText(node)}${comment}`);
      } else {
        lines.push(`${head}${node.anchor ? ' &a' : ''}${comment}`, '');
        node.inner.forEach((child, index) => {
          if (node.kind === 'map') nodes.push(`plain k${index} = k${index}`);
          const head = node.kind === 'list' ? '-' : `k${index}:`;
          write(indent + head, child, `${indent}${pad} `);
        });
      }
    };
    inner.forEach((child, index) => {
      nodes.push(`plain s${index} = s${index}`);
      write(`s${index}:`, child, pad);
    });
    return { text: (bom ? '\ufeff' : '') + lines.join(eol) + (end ? eol : `${eol}# end`), nodes };
  });
