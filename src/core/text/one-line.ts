/** A message that quotes a file, without what would end its line or steer a terminal. */
export function oneLine(message: string): string {
  return message.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
