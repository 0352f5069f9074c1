import { describe, expect, it } from 'vitest';
import { Framer } from './Framer';
import { JitterBuffer } from './JitterBuffer';
import { decode, encode, FRAME } from './muLaw';

const SPEAKER = 48_000;
/** What a speaker asks for at once, and how much of it 20 ms are. */
const BLOCK = 128;

function tone(rate: number, hertz: number, seconds: number): Float32Array {
  return Float32Array.from({ length: rate * seconds }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / rate),
  );
}

/** How often a wave comes up through zero. */
function waves(samples: ArrayLike<number>): number {
  return Array.from(samples).filter((one, i) => i > 0 && (samples[i - 1] ?? 0) < 0 && one >= 0)
    .length;
}

function drain(buffer: JitterBuffer, milliseconds: number): Float32Array {
  const blocks = Math.round((SPEAKER * milliseconds) / 1_000 / BLOCK);
  const all = new Float32Array(blocks * BLOCK);
  for (let i = 0; i < blocks; i++) {
    buffer.fill(all.subarray(i * BLOCK, (i + 1) * BLOCK));
  }
  return all;
}

describe('the code of the telephone', () => {
  it('is that of the recommendation', () => {
    expect([0, 1, -1, 2].map(encode)).toEqual([0xff, 0x80, 0x00, 0x80]);
    expect(decode(Uint8Array.of(0xff, 0x80, 0x00)).map((one) => Math.round(one * 32_768))).toEqual(
      Float32Array.of(0, 32_124, -32_124),
    );
  });

  it('gives every code back', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, code) => code).filter((one) => one !== 0x7f);
    expect(Uint8Array.from(decode(codes), encode)).toEqual(codes);
  });
});

describe('frames of a microphone', () => {
  it.each([8_000, 16_000, 44_100, 48_000, 96_000])('are 50 a second at a rate of %i', (rate) => {
    const framer = new Framer(rate);
    const sound = tone(rate, 440, 2);
    const frames = [];
    for (let i = 0; i < sound.length; i += BLOCK) {
      frames.push(...framer.take(sound.subarray(i, i + BLOCK)));
    }
    expect(frames.length).toBeGreaterThanOrEqual(99);
    expect(frames.length).toBeLessThanOrEqual(100);
    const heard = frames.flatMap((frame) => [...decode(frame)]);
    expect(waves(heard)).toBeCloseTo((440 * heard.length) / 8_000, -1);
    expect(Math.max(...heard)).toBeGreaterThan(0.9);
  });

  it('are silent where the microphone is', () => {
    const [frame] = new Framer(8_000).take(new Float32Array(FRAME));
    expect(frame).toEqual(new Uint8Array(FRAME).fill(0xff));
  });
});

describe('frames on their way to a speaker', () => {
  const frames = (count: number, hertz = 400) =>
    Array.from({ length: count }, (_, i) =>
      tone(8_000, hertz, 2).slice(i * FRAME, (i + 1) * FRAME),
    );

  it('are played at the speaker’s rate and their own pitch', () => {
    const buffer = new JitterBuffer(SPEAKER);
    for (const frame of frames(10)) {
      buffer.put(frame);
    }
    const played = drain(buffer, 200);
    expect(waves(played)).toBeGreaterThan(400 * 0.18);
    expect(waves(played)).toBeLessThanOrEqual(400 * 0.2);
    expect(Math.max(...played)).toBeGreaterThan(0.95);
  });

  it('wait until there is something in hand, and are not cut by one that is late', () => {
    const buffer = new JitterBuffer(SPEAKER);
    const [first, second, third, fourth] = frames(4);
    buffer.put(first as Float32Array);
    buffer.put(second as Float32Array);
    expect(Math.max(...drain(buffer, 100))).toBe(0);
    buffer.put(third as Float32Array);
    const before = drain(buffer, 50);
    buffer.put(fourth as Float32Array);
    const after = drain(buffer, 20);
    expect(Math.max(...before.slice(-200))).toBeGreaterThan(0.9);
    expect(Math.max(...after)).toBeGreaterThan(0.9);
  });

  it('give way where too many are in hand: the ear is never more than a quarter second behind', () => {
    const buffer = new JitterBuffer(SPEAKER);
    for (let i = 0; i < 500; i++) {
      buffer.put(new Float32Array(FRAME).fill(0.1));
    }
    buffer.put(new Float32Array(FRAME).fill(0.9));
    const played = drain(buffer, 300);
    expect(Math.max(...played)).toBeCloseTo(0.9);
    expect(Math.max(...played.slice(-BLOCK))).toBe(0);
  });

  it('end in silence', () => {
    const buffer = new JitterBuffer(SPEAKER);
    for (const frame of frames(5)) {
      buffer.put(frame);
    }
    drain(buffer, 110);
    expect(Math.max(...drain(buffer, 500))).toBe(0);
  });
});
