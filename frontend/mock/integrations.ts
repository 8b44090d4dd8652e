import type { Integration, ProviderName } from '../src/api/generated/public';
import { addEvent, addIntegration } from './events.ts';
import { type Answer, type Body, found, MockProblem, ok } from './problem.ts';
import { processEvent } from './processing.ts';
import { CATALOGUE, iso, newId, tell, type World } from './shapes.ts';

export const integration = (world: World, id: string) => found(world.integrations.find((each) => each.id === id));

export function changed(world: World, item: Integration): Answer {
  tell(world, 'integrations', [item.id]);
  return ok(item);
}

export function create(world: World, _id: string, body: Body): Answer {
  const provider = CATALOGUE.find((each) => each.name === body.provider);
  const settings = (body.settings ?? {}) as Record<string, string>;
  const missing = provider?.settings.filter((setting) => setting.required && !settings[setting.name]) ?? [];
  if (missing.length > 0) {
    throw new MockProblem(
      422,
      'validation_failed',
      'Some values were refused',
      missing.map((setting) => ({ pointer: `/settings/${setting.name}`, message: 'is required' })),
    );
  }
  const made = Object.assign(addIntegration(world, body.provider as ProviderName, String(body.name), Date.now()), { settings });
  tell(world, 'integrations', [made.id]);
  return ok(
    { id: made.id, key: made.key, provider: made.provider, name: made.name, webhook_url: made.webhook_url, secret: mockSecret() },
    201,
  );
}

/** Shaped like a real one; nothing checks it. */
function mockSecret(): string {
  return `whsec_${btoa(newId().slice(0, 24))}`;
}

export function rotate(world: World, id: string, body: Body): Answer {
  const item = integration(world, id);
  const ends = iso(Date.now() + Number(body.overlap_hours ?? 24) * 3_600_000);
  const keyId = `key_${newId().slice(-6)}`;
  item.secrets = [
    { key_id: keyId, last_four: 'x9Kp', created_at: iso(Date.now()) },
    ...item.secrets.map((secret) => ({ ...secret, expires_at: ends })),
  ];
  tell(world, 'integrations', [id]);
  return ok({ key_id: keyId, secret: mockSecret(), previous_expire_at: ends });
}

export function testEvent(world: World, id: string): Answer {
  const [event, run] = addEvent(world, integration(world, id), {
    type: 'test',
    externalId: 'TEST-1',
    payload: { id: 'TEST-1', title: 'A test event from Signalbox', status: 'open' },
    at: Date.now(),
  });
  processEvent(world, event, run);
  return ok({ event_id: event.id, run_id: run.id, status: 'queued', duplicate: false });
}
