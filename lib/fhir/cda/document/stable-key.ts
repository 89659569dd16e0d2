/** A short name that is the same for the same text: two FNV-1a hashes of 32 bits with different beginnings. */
export function stableKey(text: string): string {
  let first = 0x81_1c_9d_c5;
  let second = 0x9e_37_79_b1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01_00_01_93) >>> 0;
    second = Math.imul(second ^ (code + index), 0x85_eb_ca_6b) >>> 0;
  }
  return first.toString(36).padStart(7, '0') + second.toString(36).padStart(7, '0');
}
