import type { EventDetail, Integration, ProviderName, Run, Step } from '../src/api/generated/public';
import { iso, newId, refOf, type World } from './shapes.ts';

export function addIntegration(world: World, provider: ProviderName, name: string, at: number): Integration {
  const key = `${provider}-${newId(at).slice(-8)}`;
  const integration: Integration = {
    id: newId(at),
    key,
    provider,
    name,
    state: 'active',
    health: { state: 'healthy' },
    webhook_url: `http://localhost:8080/hooks/${key}`,
    settings: provider === 'hubspot' ? { portal_id: '891472211' } : {},
    secrets: [{ key_id: `key_${newId(at).slice(-6)}`, last_four: 'q8Zw', created_at: iso(at) }],
    held_events: 0,
    created_at: iso(at),
  };
  world.integrations.unshift(integration);
  return integration;
}

export function addEvent(
  world: World,
  integration: Integration,
  facts: { type: string; externalId: string; payload?: Record<string, unknown>; at: number },
): [EventDetail, Run] {
  const { at } = facts;
  const runId = newId(at);
  const event: EventDetail = {
    id: newId(at),
    integration: refOf(integration),
    delivery_id: newId(at),
    event_type: facts.type,
    external_id: facts.externalId,
    received_at: iso(at),
    occurred_at: iso(at - 900),
    size_bytes: JSON.stringify(facts.payload ?? {}).length,
    state: 'queued',
    run_id: runId,
    duplicates: 0,
    content_type: 'application/json',
    headers: { 'content-type': 'application/json', 'user-agent': `${integration.provider}-hooks/1.0`, 'webhook-id': newId(at) },
    receipt: {
      scheme: integration.provider === 'slack' ? 'slack-v0' : 'standard-webhooks-v1',
      key_id: integration.secrets[0]?.key_id,
      verified_at: iso(at + 2),
      signed_at: iso(at - 800),
    },
    payload: facts.payload,
  };
  const run: Run = {
    id: runId,
    workflow: 'ticket-mapping',
    workflow_version: 1,
    subject_type: 'event',
    integration: event.integration,
    event_id: event.id,
    event_type: event.event_type,
    external_id: event.external_id,
    state: 'queued',
    attempt: 0,
    mapping_attempts: 0,
    prompt_tokens: 0,
    completion_tokens: 0,
    created_at: iso(at),
  };
  integration.last_event_at = iso(at);
  world.events.unshift(event);
  world.runs.unshift(run);
  return [event, run];
}

export function step(run: Run, sequence: number, node: string, at: number, took: number, more: Partial<Step['step']> = {}): Step {
  return {
    id: newId(at),
    run_attempt: run.attempt,
    step: {
      sequence,
      node,
      mapping_attempt: 1,
      outcome: 'ok',
      started_at: iso(at),
      duration_ms: took,
      input_digest: '9f2c'.repeat(16),
      output: { node },
      ...more,
    },
  };
}

export function finish(world: World, event: EventDetail, run: Run, at: number, outcome: NonNullable<Run['outcome']>): void {
  Object.assign(run, { state: 'completed', outcome, started_at: iso(at), finished_at: iso(at + 41), mapping_attempts: 1 });
  Object.assign(event, { state: 'completed', outcome });
  if (!world.steps.has(run.id)) {
    world.steps.set(run.id, [
      step(run, 1, 'fetch', at, 3),
      step(run, 2, 'map', at + 4, 9),
      step(run, 3, 'validate', at + 14, 4),
      step(run, 4, 'route', at + 19, 21),
    ]);
  }
}
