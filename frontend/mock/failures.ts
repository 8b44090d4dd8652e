import type { EventDetail, Run } from '../src/api/generated/public';
import { iso, newId, type World } from './shapes.ts';
import { addEvent, step } from './events.ts';

const MINUTE = 60_000;

export function addFailures(world: World, now: number): void {
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
