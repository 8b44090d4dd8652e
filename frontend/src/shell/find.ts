import { Activity, type LucideIcon, Radio, Skull, Ticket } from 'lucide-react';
import { answerOf } from '@/api/answer';
import { api } from '@/api/http';
import { recordName } from '@/domain/record-name';
import { subjectKind, subjectName } from '@/domain/subject';
import { paths } from '@/paths';

export interface Found {
  kind: string;
  label: string;
  to: string;
  icon: LucideIcon;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** Looks a text up as an id of anything, or as words of tickets and events. */
export function find(text: string, signal: AbortSignal): Promise<Found[]> {
  return UUID.test(text) ? byId(text.toLowerCase(), signal) : byWords(text, signal);
}

async function byId(id: string, signal: AbortSignal): Promise<Found[]> {
  const found = await Promise.all([
    present(answerOf(api.GET('/api/v1/tickets/{ticket_id}', { params: { path: { ticket_id: id } }, signal })), ticket),
    present(answerOf(api.GET('/api/v1/runs/{run_id}', { params: { path: { run_id: id } }, signal })), (run) => ({
      kind: 'Run',
      label: `${subjectKind(run)} · ${subjectName(run)}`,
      to: paths.run(run.id),
      icon: Activity,
    })),
    present(answerOf(api.GET('/api/v1/events/{event_id}', { params: { path: { event_id: id } }, signal })), event),
    present(answerOf(api.GET('/api/v1/dead-letters/{dead_letter_id}', { params: { path: { dead_letter_id: id } }, signal })), (letter) => ({
      kind: 'Dead letter',
      label: `${letter.event_type} · ${recordName(letter)}`,
      to: paths.deadLetter(letter.id),
      icon: Skull,
    })),
  ]);
  return found.flat();
}

async function byWords(q: string, signal: AbortSignal): Promise<Found[]> {
  const [tickets, named, events] = await Promise.all([
    present(answerOf(api.GET('/api/v1/tickets', { params: { query: { q, limit: 6 } }, signal })), (list) => list.items.map(ticket)),
    present(answerOf(api.GET('/api/v1/tickets', { params: { query: { external_id: q, limit: 3 } }, signal })), (list) =>
      list.items.map(ticket),
    ),
    present(answerOf(api.GET('/api/v1/events', { params: { query: { q, limit: 4 } }, signal })), (list) => list.items.map(event)),
  ]);
  const all = [...named.flat(), ...tickets.flat(), ...events.flat()];
  return all.filter((result, index) => all.findIndex((other) => other.to === result.to) === index);
}

/** Not found here is an answer, not a failure. */
function present<A, B>(asked: Promise<A>, as: (answer: A) => B): Promise<B[]> {
  return asked.then(
    (answer) => [as(answer)],
    () => [],
  );
}

function ticket(found: { id: string; key?: string; external_id: string; title: string }): Found {
  return { kind: 'Ticket', label: `${found.key ?? found.external_id} · ${found.title}`, to: paths.ticket(found.id), icon: Ticket };
}

function event(found: { id: string; event_type: string; external_id: string; ticket_key?: string }): Found {
  return { kind: 'Event', label: `${found.event_type} · ${recordName(found)}`, to: paths.event(found.id), icon: Radio };
}
