import type { EventDetail, Run } from '../src/api/generated/public';
import { iso, tell, type World } from './shapes.ts';
import type { Story } from './stories.ts';
import { finish, step } from './events.ts';
import { bury } from './failures.ts';
import { upsert } from './tickets.ts';

const BEAT = 450;

/** Lets a run go through the graph step by step, as slow as a person can watch. */
export function processEvent(world: World, event: EventDetail, run: Run, corrected?: Record<string, unknown>): void {
  const payload = corrected ?? event.payload;
  const known = payload && 'title' in payload;
  Object.assign(run, { state: 'queued', finished_at: undefined, dead_letter_id: undefined });
  Object.assign(event, { state: 'queued', dead_letter_id: undefined });
  announce(world, event, run);
  after(1, () => {
    run.attempt += 1;
    Object.assign(run, { state: 'running', started_at: iso(Date.now()) });
    event.state = 'running';
  });
  ['fetch', 'map', 'validate', 'route'].forEach((node, index) =>
    after(index + 2, () => {
      if (!known && index > 0) return;
      world.steps.set(run.id, [...(world.steps.get(run.id) ?? []), step(run, index + 1, node, Date.now() - 200, 120 + index * 30)]);
    }),
  );
  after(6, () => {
    if (!known) return bury(world, event, run, 'model_not_configured', 'No rule maps this payload and no model is configured.', Date.now());
    const title = String(payload.title);
    const ticketId = upsert(world, aStory(event, title), event, Date.now());
    finish(world, event, run, Date.now() - 1000, { kind: 'ticket', ticket_id: ticketId, ticket_outcome: 'created' });
  });

  function after(beats: number, act: () => void): void {
    setTimeout(() => {
      act();
      announce(world, event, run);
    }, beats * BEAT);
  }
}

function aStory(event: EventDetail, title: string): Story {
  return {
    provider: event.integration.provider,
    eventType: event.event_type,
    externalId: event.external_id,
    title,
    description: '',
    status: 'open',
    rawStatus: 'open',
    priority: 'high',
    rawPriority: 'high',
    type: 'task',
    labels: [],
    reporter: 'Gateway',
    comments: [],
  };
}

function announce(world: World, event: EventDetail, run: Run): void {
  tell(world, 'events', [event.id]);
  tell(world, 'runs', [run.id]);
  tell(world, 'tickets', []);
  tell(world, 'dead_letters', []);
}
