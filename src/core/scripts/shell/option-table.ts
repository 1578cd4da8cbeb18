/** The options of one command of the tool. */
export interface OptionTable {
  /** Long names of those that take a value. */
  readonly values: ReadonlySet<string>;
  /** Long names of those that are there or not; a value only behind `=`. */
  readonly flags: ReadonlySet<string>;
  /** Short names. */
  readonly short: ReadonlyMap<string, string>;
  /** Names that mean another one: `net` for `network`. */
  readonly synonyms: ReadonlyMap<string, string>;
  /** Long names that were written with one dash before Docker 0.9. */
  readonly singleDash: ReadonlySet<string>;
  /** Whether options may stand behind the first operand. */
  readonly isMixed: boolean;
}

interface Written {
  /** Names parted by blanks; `a/attach` has a short one. */
  readonly values?: string;
  readonly flags?: string;
  /** `net=network` */
  readonly synonyms?: string;
  readonly singleDash?: string;
  readonly isMixed: boolean;
}

/** A table from its written form. */
export function optionTable({
  values = '',
  flags = '',
  synonyms = '',
  singleDash = '',
  isMixed,
}: Written): OptionTable {
  const short = new Map<string, string>();
  const names = (written: string) =>
    new Set(
      wordsOf(written).map(word => {
        const [first, long] = word.split('/');
        if (long !== undefined) short.set(first!, long);
        return long ?? first!;
      }),
    );
  return {
    values: names(values),
    flags: names(flags),
    short,
    synonyms: new Map(wordsOf(synonyms).map(word => word.split('=') as [string, string])),
    singleDash: new Set(wordsOf(singleDash)),
    isMixed,
  };
}

function wordsOf(written: string): string[] {
  return written.split(/\s+/).filter(word => word !== '');
}
