/** Sound of a telephone: 8,000 samples a second, each in eight bits (ITU-T G.711, mu-law). */
export const RATE = 8_000;
/** Samples in a frame, which is 20 ms, and bytes on the wire. */
export const FRAME = 160;

const BIAS = 0x84;
const LOUDEST = 32_635;
const SIGN = 0x80;
const FULL = 32_768;
const DECODED = Float32Array.from({ length: 256 }, (_, code) => expand(code));

/** Samples from -1 to 1. */
export function decode(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (code) => DECODED[code] ?? 0);
}

/** The code of a sample from -1 to 1; what is louder is cut off there. */
export function encode(sample: number): number {
  const biased = Math.min(LOUDEST, Math.round(Math.abs(sample) * FULL)) + BIAS;
  const exponent = Math.max(0, 24 - Math.clz32(biased));
  const mantissa = (biased >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? SIGN : 0) | (exponent << 4) | mantissa) & 0xff;
}

function expand(code: number): number {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 0x07)) - BIAS;
  return ((bits & SIGN) === 0 ? magnitude : -magnitude) / FULL;
}
