/**
 * A fingerprint of a text in 16 hexadecimal digits: short and the same everywhere; nothing secret hangs on it.
 * Two FNV-1a sums of 32 bits with different starts over the UTF-16 units, the second over their reverse bytes.
 */
export function hashText(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ ((unit << 8) | (unit >> 8)), 0x85ebca6b);
    // What only the high bits know must reach the low ones.
    second ^= second >>> 15;
  }
  return hex(first) + hex(second);
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0');
}
