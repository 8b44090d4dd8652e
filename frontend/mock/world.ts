import type { ProviderName } from '../src/api/generated/public';
import { addEvent, addIntegration, finish } from './events.ts';
import { addFailures } from './failures.ts';
import { iso, type World } from './shapes.ts';
import { STORIES, type Story } from './stories.ts';
import { upsert } from './tickets.ts';

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
