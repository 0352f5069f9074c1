import { Framer } from './Framer';
import { JitterBuffer } from './JitterBuffer';
import { decode } from './muLaw';
import { EAR, MOUTH } from './processors';

// The audio thread's own globals; TypeScript's library does not know them.
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => object): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** Plays the frames that it is given. */
class Ear extends AudioWorkletProcessor {
  private readonly buffer = new JitterBuffer(sampleRate);

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<Uint8Array>) => this.buffer.put(decode(event.data));
  }

  process(_: Float32Array[][], outputs: Float32Array[][]): boolean {
    const speaker = outputs[0]?.[0];
    if (speaker) {
      this.buffer.fill(speaker);
    }
    return true;
  }
}

/** Gives what the microphone hears, in frames. */
class Mouth extends AudioWorkletProcessor {
  private readonly framer = new Framer(sampleRate);

  process(inputs: Float32Array[][]): boolean {
    const microphone = inputs[0]?.[0];
    for (const frame of microphone ? this.framer.take(microphone) : []) {
      this.port.postMessage(frame, [frame.buffer]);
    }
    return true;
  }
}

registerProcessor(EAR, Ear);
registerProcessor(MOUTH, Mouth);
