/** Characters of GBK by their two bytes (first byte the higher); 0 where there is none. */
export function doubleByteTable(): Uint16Array {
  const table = new Uint16Array(1 << 16);
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd') table[(lead << 8) | trail] = text.charCodeAt(0);
    }
  }
  return table;
}
