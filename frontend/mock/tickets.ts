import type { EventDetail } from '../src/api/generated/public';
import { iso, newId, type World } from './shapes.ts';
import type { Story } from './stories.ts';

const MINUTE = 60_000;

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
