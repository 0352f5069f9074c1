import type { Wire } from '~/live/LiveSocket';

/** The other end of a WebSocket, in a test's hands. */
export class FakeWire implements Wire {
  readyState = 0;
  binaryType = 'blob';
  bufferedAmount = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly url: string;
  readonly protocols: string[];
  readonly said: unknown[] = [];
  readonly spoken: Uint8Array[] = [];
  closedHere = false;

  constructor(url: string, protocols: string[] = []) {
    this.url = url;
    this.protocols = protocols;
  }

  send(data: string | Uint8Array): void {
    if (typeof data === 'string') {
      this.said.push(JSON.parse(data));
    } else {
      this.spoken.push(data);
    }
  }

  close(): void {
    this.readyState = 3;
    this.closedHere = true;
  }

  /** The server accepts. */
  accept(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  /** The server says something. */
  says(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  /** The server sends sound. */
  sounds(...bytes: number[]): void {
    this.onmessage?.({ data: Uint8Array.from(bytes).buffer });
  }

  /** The server, or the network, closes. */
  breaks(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

/** Lets promises that are settled already go on. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await Promise.resolve();
  }
}
