import type { PermissionName } from '../src/api/generated/public';
import { changed, create, integration, rotate, testEvent } from './integrations.ts';
import { conservation, throughput } from './metrics.ts';
import type { Caller } from './people.ts';
import { type Answer, type Body, fits, found, MockProblem, ok, page } from './problem.ts';
import { preview } from './preview.ts';
import { processEvent } from './processing.ts';
import { requirePermission } from './sessions.ts';
import { CATALOGUE, iso, tell, type World } from './shapes.ts';
import { WORKFLOWS } from './workflows.ts';

type Route = [
  verb: string,
  pattern: RegExp,
  handle: (world: World, id: string, body: Body, query: URLSearchParams) => Answer,
  needs?: PermissionName,
];

const fromSource = (item: { integration?: { id: string } }, query: URLSearchParams) =>
  !query.has('integration_id') || item.integration?.id === query.get('integration_id');
const says = (text: string, query: URLSearchParams) => text.toLowerCase().includes((query.get('q') ?? '').toLowerCase());

const ROUTES: Route[] = [
  [
    'GET',
    /^system$/u,
    () =>
      ok({
        version: '0.1.0',
        agent: { up: true },
        broker: { up: true, detail: 'embedded' },
        database: { up: true, detail: 'embedded' },
        model: { configured: false },
        backlog: [],
      }),
  ],
  ['GET', /^providers$/u, () => ok({ items: CATALOGUE })],
  ['GET', /^integrations$/u, (world, _id, _body, query) => ok(page(world.integrations, query))],
  ['POST', /^events\/([^/]+)\/preview$/u, preview, 'events:read'],
  ['POST', /^integrations$/u, create, 'integrations:change'],
  ['GET', /^integrations\/([^/]+)$/u, (world, id) => ok(integration(world, id))],
  [
    'PATCH',
    /^integrations\/([^/]+)$/u,
    (world, id, body) => changed(world, Object.assign(integration(world, id), body)),
    'integrations:change',
  ],
  [
    'POST',
    /^integrations\/([^/]+)\/pause$/u,
    (world, id) => changed(world, Object.assign(integration(world, id), { state: 'paused' })),
    'integrations:change',
  ],
  [
    'POST',
    /^integrations\/([^/]+)\/resume$/u,
    (world, id) => changed(world, Object.assign(integration(world, id), { state: 'active', held_events: 0 })),
    'integrations:change',
  ],
  ['POST', /^integrations\/([^/]+)\/rotate-secret$/u, rotate, 'integrations:change'],
  ['POST', /^integrations\/([^/]+)\/test-event$/u, testEvent, 'integrations:change'],
  [
    'GET',
    /^events$/u,
    (world, _id, _body, query) =>
      ok(
        page(
          world.events.filter(
            (event) =>
              fromSource(event, query) && fits(event, query, ['state', 'event_type', 'external_id']) && says(JSON.stringify(event), query),
          ),
          query,
        ),
      ),
  ],
  ['GET', /^events\/([^/]+)$/u, (world, id) => ok(found(world.events.find((event) => event.id === id)))],
  [
    'GET',
    /^events\/([^/]+)\/body$/u,
    (world, id) =>
      ok(
        JSON.stringify(
          found(world.events.find((event) => event.id === id)).payload ?? { id: 'Z-3', title: 'Bell \u0000 character', status: 'open' },
        ),
      ),
  ],
  ['GET', /^conservation$/u, (world) => ok(conservation(world))],
  ['GET', /^throughput$/u, (world, _id, _body, query) => ok(throughput(world, Number(query.get('minutes') ?? 15)))],
  [
    'GET',
    /^runs$/u,
    (world, _id, _body, query) =>
      ok(
        page(
          world.runs.filter(
            (run) =>
              fromSource(run, query) &&
              fits(run, query, ['state']) &&
              (!query.has('outcome') || run.outcome?.kind === query.get('outcome')),
          ),
          query,
        ),
      ),
  ],
  ['GET', /^runs\/([^/]+)$/u, (world, id) => ok(found(world.runs.find((run) => run.id === id)))],
  [
    'POST',
    /^runs\/([^/]+)\/cancel$/u,
    (world, id) => {
      const run = Object.assign(found(world.runs.find((each) => each.id === id)), { state: 'cancelled', finished_at: iso(Date.now()) });
      Object.assign(found(world.events.find((event) => event.run_id === id)), { state: 'cancelled' });
      tell(world, 'runs', [id]);
      return ok(run);
    },
    'dead_letters:resolve',
  ],
  ['GET', /^runs\/([^/]+)\/steps$/u, (world, id) => ok({ items: world.steps.get(id) ?? [] })],
  ['GET', /^workflows$/u, () => ok({ items: WORKFLOWS })],
  [
    'GET',
    /^tickets$/u,
    (world, _id, _body, query) => {
      const fitting = world.tickets.filter(
        (ticket) =>
          fromSource(ticket, query) &&
          fits(ticket, query, ['status', 'priority', 'external_id']) &&
          says(`${ticket.key} ${ticket.title} ${ticket.description}`, query),
      );
      const label = query.get('label');
      return ok(
        page(
          fitting
            .filter((ticket) => (!label || ticket.labels.includes(label)) && !query.has('deleted'))
            .sort((a, b) => b.updated_at.localeCompare(a.updated_at)),
          query,
        ),
      );
    },
  ],
  ['GET', /^tickets\/([^/]+)$/u, (world, id) => ok(found(world.tickets.find((ticket) => ticket.id === id)))],
  ['GET', /^tickets\/([^/]+)\/activities$/u, (world, id, _body, query) => ok(page(world.activities.get(id) ?? [], query))],
  ['GET', /^tickets\/([^/]+)\/comments$/u, (world, id, _body, query) => ok(page(world.comments.get(id) ?? [], query))],
  [
    'GET',
    /^dead-letters$/u,
    (world, _id, _body, query) =>
      ok({
        ...page(
          world.deadLetters.filter((letter) => fromSource(letter, query) && fits(letter, query, ['state', 'reason'])),
          query,
        ),
        open_count: world.deadLetters.filter((letter) => letter.state === 'open').length,
      }),
  ],
  ['GET', /^dead-letters\/([^/]+)$/u, (world, id) => ok(deadLetter(world, id))],
  ['POST', /^dead-letters\/([^/]+)\/retry$/u, retry, 'dead_letters:resolve'],
  [
    'POST',
    /^dead-letters\/([^/]+)\/discard$/u,
    (world, id, body) => {
      const letter = Object.assign(deadLetter(world, id), {
        state: 'discarded',
        discard_reason: body.reason,
        resolved_at: iso(Date.now()),
        resolved_by: 'Administrator',
      });
      Object.assign(found(world.runs.find((run) => run.id === letter.run_id)), { state: 'discarded' });
      Object.assign(found(world.events.find((event) => event.id === letter.event_id)), { state: 'discarded' });
      tell(world, 'dead_letters', [id]);
      tell(world, 'runs', [letter.run_id]);
      return ok(letter);
    },
    'dead_letters:resolve',
  ],
];

export function answer(world: World, caller: Caller, method: string, url: URL, body: Body): Answer {
  const path = url.pathname.replace(/^\/api\/v1\//u, '');
  for (const [verb, pattern, handle, needs] of ROUTES) {
    const match = verb === method ? pattern.exec(path) : null;
    if (!match) continue;
    if (needs) requirePermission(caller, needs);
    return handle(world, match[1] ?? '', body, url.searchParams);
  }
  throw new MockProblem(404, 'not_found', 'There is no such thing');
}

const deadLetter = (world: World, id: string) => found(world.deadLetters.find((letter) => letter.id === id));

function retry(world: World, id: string, body: Body): Answer {
  const letter = deadLetter(world, id);
  if (letter.state !== 'open') throw new MockProblem(409, 'dead_letter_resolved', 'This dead letter is not open any more');
  Object.assign(letter, { state: 'retried', corrected_payload: body.payload, resolved_at: iso(Date.now()), resolved_by: 'Administrator' });
  tell(world, 'dead_letters', [id]);
  processEvent(
    world,
    found(world.events.find((event) => event.id === letter.event_id)),
    found(world.runs.find((run) => run.id === letter.run_id)),
    body.payload as Record<string, unknown> | undefined,
  );
  return ok(letter, 202);
}
