import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { type Installation, install } from './installation.ts';
import { ACCOUNT_ROUTES } from './account.ts';
import { API_KEY_ROUTES } from './api-keys.ts';
import { AUDIT_ROUTES } from './audit.ts';
import { INVITE_ROUTES } from './invites.ts';
import { foundOrganization, ORGANIZATION_ROUTES } from './organization.ts';
import { SSO_ROUTES } from './sso.ts';
import { aTenant, type Caller } from './people.ts';
import { type Answer, type Body, MockProblem } from './problem.ts';
import { processEvent } from './processing.ts';
import { answer } from './routes.ts';
import { callerOf, anonymous, requirePermission } from './sessions.ts';
import { newId } from './shapes.ts';
import { streamLive, streamRun } from './streams.ts';
import { addEvent } from './events.ts';

/** What the control plane sends with its pages, so that `vite preview --mode mock` shows what it would forbid. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A control plane in memory for `npm run dev:mock`. Any password but "wrong" signs in; any six digits but zeros are the second factor. */
export function mockApi(): Plugin {
  const installation = install(process.env.SIGNALBOX_MOCK);
  const serveApi: Connect.NextHandleFunction = (request, response, next) => {
    const url = new URL(request.url ?? '/', 'http://mock');
    if (!/^\/(api|hooks)\//u.test(url.pathname)) return next();
    void serve(installation, url, request, response);
  };
  return {
    name: 'signalbox-mock-api',
    configureServer: (server) => void server.middlewares.use(serveApi),
    configurePreviewServer: (server) => {
      server.middlewares.use((_request, response, next) => {
        response.setHeader('Content-Security-Policy', POLICY);
        next();
      });
      server.middlewares.use(serveApi);
    },
  };
}

const PEOPLE_ROUTES = [...ACCOUNT_ROUTES, ...ORGANIZATION_ROUTES, ...INVITE_ROUTES, ...API_KEY_ROUTES, ...SSO_ROUTES, ...AUDIT_ROUTES];

async function serve(installation: Installation, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = newId();
  try {
    const hook = /^\/hooks\/([^/]+)$/u.exec(url.pathname);
    if (hook?.[1]) return await receive(installation, hook[1], request, response);
    const body = await readJson(request);
    const path = url.pathname.replace(/^\/api\/v1\//u, '');
    const visit = { cookie: request.headers.cookie, device: deviceOf(request.headers['user-agent']) };
    const answered = anonymous(installation.people, `${request.method} ${path}`, body, visit);
    if (answered) return send(response, requestId, answered);
    const caller = callerOf(installation.people, request.headers.authorization);
    const world = installation.worldOf(caller.tenant);
    if (path === 'live') return streamLive(world, request, response);
    const events = /^runs\/([^/]+)\/events$/u.exec(path);
    if (events?.[1]) return streamRun(world, events[1], request, response);
    if (request.method === 'POST' && path === 'organizations') {
      return send(response, requestId, foundOrganization(installation.people, caller, aTenant(String(body.name), Date.now())));
    }
    send(
      response,
      requestId,
      people(installation, caller, request.method ?? 'GET', path, url, body) ?? answer(world, caller, request.method ?? 'GET', url, body),
    );
  } catch (error) {
    const problem = error instanceof MockProblem ? error : new MockProblem(500, 'internal_error', String(error));
    response.writeHead(problem.status, { 'Content-Type': 'application/problem+json', 'X-Request-ID': requestId });
    response.end(
      JSON.stringify({
        type: 'about:blank',
        title: problem.message,
        status: problem.status,
        code: problem.code,
        detail: problem.detail,
        request_id: requestId,
        errors: problem.errors,
      }),
    );
  }
}

function people(installation: Installation, caller: Caller, method: string, path: string, url: URL, body: Body): Answer | undefined {
  for (const [verb, pattern, handle, needs] of PEOPLE_ROUTES) {
    const match = verb === method ? pattern.exec(path) : null;
    if (!match) continue;
    if (needs) requirePermission(caller, needs);
    return handle({ people: installation.people, caller, id: match[1] ?? '', body, query: url.searchParams });
  }
  return undefined;
}

function send(response: ServerResponse, requestId: string, { status, body, headers = {} }: Answer): void {
  const text = typeof body === 'string';
  response.writeHead(status, {
    'Content-Type': text ? 'application/octet-stream' : 'application/json',
    'X-Request-ID': requestId,
    ...headers,
  });
  response.end(body === undefined ? undefined : text ? body : JSON.stringify(body));
}

/** Accepts what comes without checking who sent it. */
async function receive({ worlds }: Installation, key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const world of worlds()) {
    const integration = world.integrations.find((each) => each.key === key);
    if (!integration) continue;
    const payload = await readJson(request);
    const [event, run] = addEvent(world, integration, {
      type: 'generic',
      externalId: String(payload.id ?? newId()),
      payload,
      at: Date.now(),
    });
    processEvent(world, event, run);
    response.writeHead(202, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ event_id: event.id, run_id: run.id, status: 'queued', duplicate: false }));
    return;
  }
  throw new MockProblem(404, 'unknown_integration', 'No integration has this address');
}

async function readJson(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? (JSON.parse(text) as Body) : {};
}

function deviceOf(agent = ''): string {
  const browser = /Firefox|Edg|Chrome|Safari/u.exec(agent)?.[0] ?? 'A program';
  const system = /Android|iPhone|Windows|Mac OS X|Linux/u.exec(agent)?.[0];
  return system ? `${browser} on ${system}` : browser;
}
