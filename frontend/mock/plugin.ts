import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { answer, MockProblem } from './routes.ts';
import { streamLive, streamRun } from './streams.ts';
import { processEvent } from './processing.ts';
import { newId, type World } from './shapes.ts';
import { addEvent, demoWorld, emptyWorld } from './world.ts';

/** A control plane in memory for `npm run dev:mock`. Sign in with any password but "wrong". */
export function mockApi(): Plugin {
  const world = process.env.SIGNALBOX_MOCK === 'empty' ? emptyWorld() : demoWorld(Date.now());
  const answer: Connect.NextHandleFunction = (request, response, next) => {
    const url = new URL(request.url ?? '/', 'http://mock');
    if (!/^\/(api|hooks)\//u.test(url.pathname)) return next();
    void serve(world, url, request, response);
  };
  return {
    name: 'signalbox-mock-api',
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) => void server.middlewares.use(answer),
  };
}

async function serve(world: World, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = newId();
  try {
    const door = /^\/hooks\/([^/]+)$/u.exec(url.pathname);
    if (door?.[1]) return await receive(world, door[1], request, response);
    if (!url.pathname.includes('/auth/l') && request.headers.authorization !== 'Bearer mock-access') {
      throw new MockProblem(401, 'unauthenticated', 'Sign in first');
    }
    if (url.pathname === '/api/v1/live') return streamLive(world, request, response);
    const events = /^\/api\/v1\/runs\/([^/]+)\/events$/u.exec(url.pathname);
    if (events?.[1]) return streamRun(world, events[1], request, response);
    const { status, body } = answer(world, request.method ?? 'GET', url, await readJson(request));
    response.writeHead(status, { 'Content-Type': typeof body === 'string' ? 'application/octet-stream' : 'application/json', 'X-Request-ID': requestId });
    response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  } catch (error) {
    const problem = error instanceof MockProblem ? error : new MockProblem(500, 'internal', String(error));
    response.writeHead(problem.status, { 'Content-Type': 'application/problem+json', 'X-Request-ID': requestId });
    response.end(JSON.stringify({ type: 'about:blank', title: problem.message, status: problem.status, code: problem.code, request_id: requestId, errors: problem.errors }));
  }
}

/** Accepts what comes without checking who sent it. */
async function receive(world: World, key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const integration = world.integrations.find((each) => each.key === key);
  if (!integration) throw new MockProblem(404, 'unknown_integration', 'No integration has this address');
  const payload = await readJson(request);
  const [event, run] = addEvent(world, integration, { type: 'generic', externalId: String(payload.id ?? newId()), payload, at: Date.now() });
  processEvent(world, event, run);
  response.writeHead(202, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ event_id: event.id, run_id: run.id, status: 'queued', duplicate: false }));
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}
