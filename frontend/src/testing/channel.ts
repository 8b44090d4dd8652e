/** A broadcast channel within one test: what one posts, the others have got when it returns. Another one stands for another tab. */
export class InProcessChannel extends EventTarget implements BroadcastChannel {
  private static readonly open = new Set<InProcessChannel>();
  readonly name: string;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;

  constructor(name: string) {
    super();
    this.name = name;
    InProcessChannel.open.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of InProcessChannel.open) {
      if (other !== this && other.name === this.name) other.onmessage?.(new MessageEvent('message', { data }));
    }
  }

  close(): void {
    InProcessChannel.open.delete(this);
  }

  /** Keeps the first of each name, which belongs to the module under test. */
  static forgetStrangers(): void {
    const known = new Set<string>();
    for (const channel of InProcessChannel.open) {
      if (known.has(channel.name)) InProcessChannel.open.delete(channel);
      known.add(channel.name);
    }
  }
}
