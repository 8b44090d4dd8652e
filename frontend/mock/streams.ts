import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LiveTopic } from '../src/api/generated/public';
import type { World } from './shapes.ts';

function open(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': open\n\n');
}

export function streamLive(world: World, request: IncomingMessage, response: ServerResponse): void {
  open(response);
  const listener = (topic: LiveTopic, ids: string[]) => response.write(`event: change\ndata: ${JSON.stringify({ topic, ids })}\n\n`);
  world.listeners.add(listener);
  const alive = setInterval(() => response.write(': alive\n\n'), 15_000);
  request.on('close', () => {
    world.listeners.delete(listener);
    clearInterval(alive);
  });
}

/** Written from the recorded steps; ends when the run has ended. */
export function streamRun(world: World, id: string, request: IncomingMessage, response: ServerResponse): void {
  open(response);
  let sent = Number(request.headers['last-event-id'] ?? 0);
  const write = () => {
    const log = logOf(world, id);
    for (const [type, at] of log.slice(sent)) {
      sent += 1;
      response.write(`id: ${sent}\nevent: ${type}\ndata: ${JSON.stringify({ run_id: id, sequence: sent, type, at })}\n\n`);
    }
    if (['run.completed', 'run.dead_lettered', 'run.discarded', 'run.cancelled'].includes(log.at(-1)?.[0] ?? '')) response.end();
  };
  write();
  const listener = (topic: LiveTopic) => topic === 'runs' && write();
  world.listeners.add(listener);
  request.on('close', () => world.listeners.delete(listener));
}

function logOf(world: World, id: string): [string, string][] {
  const run = world.runs.find((each) => each.id === id);
  if (!run) return [];
  const log: [string, string][] = [['run.queued', run.created_at]];
  if (run.started_at) log.push(['run.started', run.started_at]);
  for (const step of world.steps.get(id) ?? []) log.push(['step', step.step.started_at]);
  if (run.finished_at) log.push([`run.${run.state}`, run.finished_at]);
  return log;
}
