import { createSocket, type Socket } from 'node:dgram';

const HEADER_BYTES = 12;
const AUTHORITATIVE = 0x8580;
const NO_SUCH_NAME = 0x8583;
const TXT = 16;
const INTERNET = 1;

/** The DNS of a company: knows TXT records and nothing else (RFC 1035). */
export class NameServer {
  readonly #records = new Map<string, string>();
  readonly #socket: Socket = createSocket('udp4');

  /** @param address host:port, as in SIGNALBOX_DNS_SERVER */
  async listen(address: string): Promise<void> {
    const { hostname, port } = new URL(`dns://${address}`);
    this.#socket.on('message', (question, from) => this.#socket.send(this.#answer(question), from.port, from.address));
    await new Promise<void>((resolve) => this.#socket.bind(Number(port), hostname, resolve));
  }

  put(name: string, text: string): void {
    this.#records.set(name.toLowerCase(), text);
  }

  close(): void {
    this.#socket.close();
  }

  #answer(question: Buffer): Buffer {
    const labels: string[] = [];
    let at = HEADER_BYTES;
    for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
      labels.push(question.toString('ascii', at + 1, at + 1 + length));
      at += length + 1;
    }
    const text = this.#records.get(labels.join('.').toLowerCase());
    const header = Buffer.alloc(HEADER_BYTES);
    question.copy(header, 0, 0, 2);
    header.writeUInt16BE(text === undefined ? NO_SUCH_NAME : AUTHORITATIVE, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(text === undefined ? 0 : 1, 6);
    const asked = question.subarray(HEADER_BYTES, at + 5);
    return Buffer.concat([header, asked, ...(text === undefined ? [] : [record(text)])]);
  }
}

function record(text: string): Buffer {
  const fixed = Buffer.alloc(13);
  fixed.writeUInt16BE(0xc000 | HEADER_BYTES, 0);
  fixed.writeUInt16BE(TXT, 2);
  fixed.writeUInt16BE(INTERNET, 4);
  fixed.writeUInt32BE(60, 6);
  fixed.writeUInt16BE(text.length + 1, 10);
  fixed.writeUInt8(text.length, 12);
  return Buffer.concat([fixed, Buffer.from(text, 'ascii')]);
}
