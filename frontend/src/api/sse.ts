import { problemOf } from '@/api/problem';
import { refreshSession } from '@/api/refresh';
import { readToken } from '@/api/session';

export interface ServerEvent {
  id: string | undefined;
  event: string;
  data: string;
}

interface StreamOptions {
  signal: AbortSignal;
  lastEventId?: string;
  /** Called for every chunk, comments included: the stream is alive. */
  onAlive?: () => void;
  onOpen?: () => void;
}

/** Server-sent events over fetch, because EventSource cannot carry an Authorization header. Ends when the server ends the stream. */
export async function* serverEvents(url: string, options: StreamOptions): AsyncGenerator<ServerEvent> {
  const response = await connect(url, options);
  options.onOpen?.();
  const reader = (response.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  const parser = new EventParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      options.onAlive?.();
      yield* parser.push(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function connect(url: string, options: StreamOptions): Promise<Response> {
  const response = await request(url, options);
  if (response.status !== 401) return accepted(response);
  const spent = readToken();
  if (spent) await refreshSession(spent);
  return accepted(await request(url, options));
}

function request(url: string, options: StreamOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'text/event-stream' };
  const token = readToken();
  if (token) headers.Authorization = `Bearer ${token}`;
  if (options.lastEventId) headers['Last-Event-ID'] = options.lastEventId;
  return fetch(url, { headers, signal: options.signal, cache: 'no-store' });
}

async function accepted(response: Response): Promise<Response> {
  if (response.ok && response.body) return response;
  throw await problemOf(response);
}

/** Text chunks in, whole events out; chunks may break anywhere. */
export class EventParser {
  private rest = '';
  private id: string | undefined;
  private event = 'message';
  private data: string[] = [];

  push(chunk: string): ServerEvent[] {
    const lines = (this.rest + chunk).split(/\r\n|\n|\r(?!$)/u);
    this.rest = lines.pop() ?? '';
    return lines.map((line) => this.line(line)).filter((event) => event !== undefined);
  }

  private line(line: string): ServerEvent | undefined {
    if (line === '') return this.dispatch();
    if (line.startsWith(':')) return undefined;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /u, '');
    if (field === 'id') this.id = value;
    if (field === 'event') this.event = value;
    if (field === 'data') this.data.push(value);
    return undefined;
  }

  private dispatch(): ServerEvent | undefined {
    const event: ServerEvent = { id: this.id, event: this.event, data: this.data.join('\n') };
    const empty = this.data.length === 0;
    this.event = 'message';
    this.data = [];
    return empty ? undefined : event;
  }
}
