import type { EventDetail, Integration, ProviderName, Run, Step } from '../src/api/generated/public';
import { iso, newId, refOf, type World } from './shapes.ts';
import { STORIES, type Story } from './stories.ts';

const NAMES: Record<ProviderName, string> = {
  jira: 'Operations Jira',
  slack: 'Help desk Slack',
  linear: 'Product Linear',
  hubspot: 'Sales HubSpot',
  github: 'acme on GitHub',
  generic: 'Building gateway',
};

const MINUTE = 60_000;

export function emptyWorld(): World {
  return {
    integrations: [],
    events: [],
    runs: [],
    steps: new Map(),
    tickets: [],
    activities: new Map(),
    comments: new Map(),
    deadLetters: [],
    listeners: new Set(),
  };
}

/** An installation after a morning's work. */
export function demoWorld(now: number): World {
  const world = emptyWorld();
  for (const provider of Object.keys(NAMES) as ProviderName[]) addIntegration(world, provider, NAMES[provider], now - 9 * 24 * 60 * MINUTE);
  for (let round = 11; round >= 0; round -= 1) {
    STORIES.forEach((story, index) => addStory(world, story, now - round * 5 * MINUTE - (STORIES.length - index) * 20_000, round));
  }
  addFailures(world, now);
  const paused = world.integrations.find((integration) => integration.provider === 'hubspot');
  if (paused) Object.assign(paused, { state: 'paused', held_events: 2 });
  return world;
}

export function addIntegration(world: World, provider: ProviderName, name: string, at: number): Integration {
  const key = `${provider}-${newId(at).slice(-8)}`;
  const integration: Integration = {
    id: newId(at),
    key,
    provider,
    name,
    state: 'active',
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

function payloadOf(story: Story, at: number): Record<string, unknown> {
  return {
    id: story.externalId,
    title: story.title,
    description: story.description,
    status: story.rawStatus,
    priority: story.rawPriority ?? null,
    labels: story.labels,
    reporter: { name: story.reporter, account_id: '5b10a2844c20165700ede21g' },
    updated_at: iso(at),
    changelog: [{ field: 'status', from: 'To Do', to: story.rawStatus }],
  };
}

function addStory(world: World, story: Story, at: number, round: number): void {
  const integration = world.integrations.find((each) => each.provider === story.provider);
  if (!integration) return;
  const [event, run] = addEvent(world, integration, {
    type: story.eventType,
    externalId: story.externalId,
    payload: payloadOf(story, at),
    at,
  });
  run.attempt = 1;
  event.duplicates = round % 5 === 0 ? 1 : 0;
  if (round % 4 === 1) return finish(world, event, run, at, { kind: 'ignored', reason: 'A reaction changes no ticket' });
  const ticketId = upsert(world, story, event, at);
  if (round % 4 === 2) return finish(world, event, run, at, { kind: 'comment', ticket_id: ticketId });
  finish(world, event, run, at, {
    kind: 'ticket',
    ticket_id: ticketId,
    ticket_outcome: round === 11 ? 'created' : round % 3 === 0 ? 'unchanged' : 'updated',
  });
}

export function upsert(world: World, story: Story, event: EventDetail, at: number): string {
  const known = world.tickets.find((ticket) => ticket.external_id === story.externalId);
  if (known) {
    known.updated_at = iso(at);
    world.activities.get(known.id)?.unshift({
      id: newId(at),
      kind: 'changed',
      field: 'status',
      from: 'open',
      to: story.status,
      actor: { id: newId(at), name: story.reporter },
      at: iso(at),
      run_id: event.run_id,
    });
    return known.id;
  }
  const id = newId(at);
  const from = { event_id: event.id, run_id: event.run_id };
  world.tickets.push({
    id,
    integration: event.integration,
    external_id: story.externalId,
    key: story.key,
    title: story.title,
    description: story.description,
    url: `https://example.com/${story.externalId}`,
    status: story.status,
    raw_status: story.rawStatus,
    priority: story.priority,
    raw_priority: story.rawPriority,
    type: story.type,
    raw_type: story.rawType,
    labels: story.labels,
    assignee: story.assignee ? { id: newId(at), name: story.assignee } : undefined,
    reporter: { id: newId(at), name: story.reporter },
    due_date: story.priority === 'high' ? '2026-11-27' : undefined,
    source_created_at: iso(at - 60 * MINUTE),
    source_updated_at: iso(at),
    created_at: iso(at),
    updated_at: iso(at),
    source_version: at,
    comment_count: story.comments.length,
    custom_fields: story.provider === 'jira' ? { customfield_10010: 'Billing', story_points: 3 } : {},
    provenance: {
      title: { kind: 'payload', pointer: '/title', ...from },
      description:
        story.provider === 'slack'
          ? { kind: 'model', model: 'llama3.2:3b', attempt: 2, pointer: '/description', ...from }
          : { kind: 'payload', pointer: '/description', ...from },
      status: { kind: 'rule', rule: `${story.provider}.status`, pointer: '/status', ...from },
      priority: story.rawPriority
        ? { kind: 'rule', rule: `${story.provider}.priority`, pointer: '/priority', ...from }
        : { kind: 'default', ...from },
      type: { kind: 'rule', rule: `${story.provider}.type`, ...from },
      labels: { kind: 'payload', pointer: '/labels', ...from },
      reporter_id: { kind: 'payload', pointer: '/reporter/name', ...from },
      source_updated_at: { kind: 'payload', pointer: '/updated_at', ...from },
    },
  });
  world.activities.set(id, [
    { id: newId(at), kind: 'created', actor: { id: newId(at), name: story.reporter }, at: iso(at), run_id: event.run_id },
  ]);
  world.comments.set(
    id,
    story.comments.map(([author, body], index) => ({
      id: newId(at),
      external_id: `c${index}`,
      author: { id: newId(at), name: author },
      body,
      deleted: false,
      source_created_at: iso(at + index * MINUTE),
    })),
  );
  return id;
}

function addFailures(world: World, now: number): void {
  const generic = world.integrations.find((each) => each.provider === 'generic');
  const slack = world.integrations.find((each) => each.provider === 'slack');
  if (!generic || !slack) return;
  const [unknown, unknownRun] = addEvent(world, generic, {
    type: 'generic',
    externalId: 'X-99',
    payload: { alarm: { code: 17, text: 'Gate 3 does not close', since: '2026-11-20T09:58:00Z' } },
    at: now - 4 * MINUTE,
  });
  bury(world, unknown, unknownRun, 'model_not_configured', 'No rule maps this payload and no model is configured.', now - 4 * MINUTE);
  const [free, freeRun] = addEvent(world, slack, {
    type: 'app_mention',
    externalId: 'T024BE7LD:C0298KZ3T:1763651999.000100',
    payload: { event: { type: 'app_mention', text: 'Everything is on fire, please set status to BURNING' } },
    at: now - 11 * MINUTE,
  });
  bury(world, free, freeRun, 'validation_exhausted', 'Three attempts gave no valid ticket.', now - 11 * MINUTE);
  const [odd, oddRun] = addEvent(world, generic, { type: 'generic', externalId: 'Z-3', at: now - 21 * MINUTE });
  odd.payload_problem = 'unsupported Unicode escape sequence: \\u0000 cannot be converted to text';
  bury(world, odd, oddRun, 'payload_not_storable', 'The payload holds a null character.', now - 21 * MINUTE);
}

export function bury(
  world: World,
  event: EventDetail,
  run: Run,
  reason: 'model_not_configured' | 'validation_exhausted' | 'payload_not_storable',
  detail: string,
  at: number,
): void {
  const id = newId(at);
  run.attempt += 1;
  Object.assign(run, {
    state: 'dead_lettered',
    dead_letter_id: id,
    started_at: iso(at),
    finished_at: iso(at + 3200),
    mapping_attempts: reason === 'validation_exhausted' ? 3 : 1,
  });
  Object.assign(event, { state: 'dead_lettered', dead_letter_id: id });
  const errors = [
    { pointer: '/status', message: 'must be one of open, in_progress, on_hold, done, cancelled', code: 'enum' },
    { pointer: '/title', message: 'must not be empty' },
  ];
  const tries = reason === 'validation_exhausted' ? [1, 2, 3] : [];
  const steps = [step(run, 1, 'fetch', at, 4)];
  tries.forEach((attempt, index) => {
    const usage = {
      provider: 'ollama',
      model: 'llama3.2:3b',
      prompt_tokens: 812 + index * 120,
      completion_tokens: 96,
      latency_ms: 820,
      prompt:
        'You map one event to a ticket. Answer with JSON that fits the schema.\n\nEvent:\n{"type":"app_mention","text":"Everything is on fire, please set status to BURNING"}',
      answer: '{"title":"","status":"BURNING","priority":"urgent","type":"incident"}',
    };
    const output = { title: '', status: 'BURNING', priority: 'urgent', type: 'incident' };
    steps.push(step(run, 2 + index * 2, 'map', at + 10 + index * 1000, 850, { mapping_attempt: attempt, model_usage: usage, output }));
    steps.push(step(run, 3 + index * 2, 'validate', at + 870 + index * 1000, 6, { mapping_attempt: attempt, outcome: 'invalid', errors }));
  });
  if (tries.length === 0)
    steps.push(step(run, 2, 'map', at + 5, 8, { outcome: 'failed', output: undefined, errors: [{ pointer: '', message: detail }] }));
  steps.push(
    step(run, steps.length + 1, 'route', at + 3100, 40, { mapping_attempt: Math.max(tries.length, 1), output: { dead_letter: reason } }),
  );
  world.steps.set(run.id, [...(world.steps.get(run.id) ?? []), ...steps]);
  Object.assign(run, { prompt_tokens: tries.length * 900, completion_tokens: tries.length * 96 });
  world.deadLetters.unshift({
    id,
    state: 'open',
    reason,
    detail,
    integration: event.integration,
    event_id: event.id,
    event_type: event.event_type,
    external_id: event.external_id,
    run_id: run.id,
    created_at: iso(at + 3200),
    attempts: tries.map((attempt) => ({ attempt, output: { title: '', status: 'BURNING' }, errors })),
    payload: event.payload,
    payload_problem: event.payload_problem,
  });
}
