import { oneLine } from '../../core/text/one-line.js';

/**
 * Characters that a file could steer a terminal with: controls, line separators, halves of characters, and those
 * that are invisible or turn the direction of what follows. Joiners and variation selectors stay: emoji need them.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const C0_PICTURES = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = '\u2421';
const REPLACEMENT = '\ufffd';

/** The same text with a picture or `�` for each character that does not show itself. */
export function visible(text: string): string {
  return text.replace(UNSEEN, character => {
    const code = character.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(C0_PICTURES + code);
    return code === DELETE ? DELETE_PICTURE : REPLACEMENT;
  });
}

/** A message, note or name for the terminal: visible, and in one line. */
export function visibleLine(text: string): string {
  return visible(oneLine(text));
}
