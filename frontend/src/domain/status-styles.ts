import {
  Ban,
  Bookmark,
  Bug,
  Check,
  ChevronDown,
  ChevronsUp,
  ChevronUp,
  Circle,
  CircleCheck,
  CircleDot,
  CirclePause,
  CircleSlash,
  CircleX,
  Clock,
  Equal,
  Hourglass,
  LoaderCircle,
  Mail,
  MailX,
  MessageSquare,
  Minus,
  Play,
  RotateCcw,
  ShieldCheck,
  ShieldOff,
  Skull,
  Ticket,
  TriangleAlert,
} from 'lucide-react';
import type {
  ApiKeyState,
  AuditOutcome,
  DeadLetterState,
  HealthState,
  IntegrationState,
  Invite,
  InviteState,
  Run,
  RunOutcome,
  RunState,
  SignOnDomainState,
  StepOutcome,
  TicketPriority,
  TicketStatus,
} from '@/api/generated/public';
import type { StatusStyle } from '@/ui/controls/chip';

export const RUN_STATES: Record<RunState, StatusStyle> = {
  held: { tone: 'grey', icon: CirclePause, word: 'Held' },
  queued: { tone: 'grey', icon: Clock, word: 'Queued' },
  running: { tone: 'blue', icon: LoaderCircle, word: 'Running', moving: true },
  waiting: { tone: 'violet', icon: Hourglass, word: 'Waiting' },
  completed: { tone: 'green', icon: CircleCheck, word: 'Done' },
  dead_lettered: { tone: 'red', icon: Skull, word: 'Dead-lettered' },
  discarded: { tone: 'hollow', icon: CircleSlash, word: 'Discarded' },
  cancelled: { tone: 'hollow', icon: Ban, word: 'Cancelled' },
};

/** A queued run that was tried before is retrying; a fork that came to no end is done and has failed. */
export function runStatus(run: Pick<Run, 'state' | 'attempt' | 'outcome'>): StatusStyle {
  if (run.state === 'completed' && run.outcome?.kind === 'failed') return { tone: 'red', icon: CircleX, word: 'Failed' };
  if (run.state === 'queued' && run.attempt > 0) return { tone: 'amber', icon: RotateCcw, word: 'Retrying' };
  return RUN_STATES[run.state];
}

export const TICKET_STATUSES: Record<TicketStatus, StatusStyle> = {
  open: { tone: 'grey', icon: Circle, word: 'Open' },
  in_progress: { tone: 'blue', icon: CircleDot, word: 'In progress' },
  on_hold: { tone: 'violet', icon: CirclePause, word: 'On hold' },
  done: { tone: 'green', icon: CircleCheck, word: 'Done' },
  cancelled: { tone: 'hollow', icon: Ban, word: 'Cancelled' },
};

export const TICKET_PRIORITIES: Record<TicketPriority, StatusStyle> = {
  urgent: { tone: 'red', icon: ChevronsUp, word: 'Urgent' },
  high: { tone: 'amber', icon: ChevronUp, word: 'High' },
  normal: { tone: 'hollow', icon: Equal, word: 'Normal' },
  low: { tone: 'hollow', icon: ChevronDown, word: 'Low' },
};

export const DEAD_LETTER_STATES: Record<DeadLetterState, StatusStyle> = {
  open: { tone: 'red', icon: TriangleAlert, word: 'Open' },
  retried: { tone: 'green', icon: RotateCcw, word: 'Retried' },
  discarded: { tone: 'hollow', icon: CircleSlash, word: 'Discarded' },
};

export const INTEGRATION_STATES: Record<IntegrationState, StatusStyle> = {
  active: { tone: 'green', icon: Play, word: 'Active' },
  paused: { tone: 'violet', icon: CirclePause, word: 'Paused' },
};

export const HEALTH_STATES: Record<HealthState, StatusStyle> = {
  healthy: { tone: 'green', icon: CircleCheck, word: 'Healthy' },
  degraded: { tone: 'amber', icon: TriangleAlert, word: 'Degraded' },
  disconnected: { tone: 'red', icon: CircleX, word: 'Disconnected' },
};

export const STEP_OUTCOMES: Record<StepOutcome, StatusStyle> = {
  ok: { tone: 'green', icon: Check, word: 'OK' },
  invalid: { tone: 'amber', icon: TriangleAlert, word: 'Invalid' },
  failed: { tone: 'red', icon: CircleX, word: 'Failed' },
};

const MAIL_NOT_SENT: StatusStyle = { tone: 'red', icon: MailX, word: 'Not sent' };

export const INVITE_STATES: Record<InviteState, StatusStyle> = {
  open: { tone: 'blue', icon: Mail, word: 'Open' },
  accepted: { tone: 'green', icon: CircleCheck, word: 'Accepted' },
  revoked: { tone: 'hollow', icon: CircleSlash, word: 'Revoked' },
  expired: { tone: 'grey', icon: Hourglass, word: 'Expired' },
};

/** An open invite whose mail was given up waits for whoever sent it, not for whoever is invited. */
export function inviteStatus(invite: Invite): StatusStyle {
  return invite.state === 'open' && invite.mail_failed_at ? MAIL_NOT_SENT : INVITE_STATES[invite.state];
}

export const API_KEY_STATES: Record<ApiKeyState, StatusStyle> = {
  active: { tone: 'green', icon: CircleCheck, word: 'Active' },
  expired: { tone: 'grey', icon: Hourglass, word: 'Expired' },
  revoked: { tone: 'hollow', icon: CircleSlash, word: 'Revoked' },
};

export const AUDIT_OUTCOMES: Record<AuditOutcome, StatusStyle> = {
  done: { tone: 'green', icon: Check, word: 'Done' },
  refused: { tone: 'red', icon: Ban, word: 'Refused' },
};

export const DOMAIN_STATES: Record<SignOnDomainState, StatusStyle> = {
  pending: { tone: 'amber', icon: Hourglass, word: 'Not proven' },
  verified: { tone: 'green', icon: ShieldCheck, word: 'Verified' },
};

export const SECOND_FACTOR: Record<'on' | 'off', StatusStyle> = {
  on: { tone: 'green', icon: ShieldCheck, word: 'On' },
  off: { tone: 'hollow', icon: ShieldOff, word: 'Off' },
};

const TICKET_OUTCOMES: Record<string, string> = {
  created: 'Ticket created',
  updated: 'Ticket updated',
  unchanged: 'Ticket unchanged',
  stale: 'Older than the ticket',
  deleted: 'Ticket deleted',
};

/** What became of an event, in a few words. */
export function outcomeWords(outcome: RunOutcome): string {
  if (outcome.kind === 'ignored') return outcome.reason ? `Ignored: ${outcome.reason}` : 'Ignored';
  if (outcome.kind === 'comment') return 'Comment';
  if (outcome.kind === 'ticket') return TICKET_OUTCOMES[outcome.ticket_outcome ?? 'updated'] ?? 'Ticket';
  return words(outcome.kind);
}

/** What became of a run, or would have become of it: a fork changes nothing. */
export function becameWords(run: Run): string {
  if (!run.outcome) return run.last_failure ?? '';
  if (!run.forked_from) return outcomeWords(run.outcome);
  if (run.outcome.kind === 'failed') return run.outcome.reason ? `Failed: ${run.outcome.reason}` : 'Failed';
  const would = `Would be ${WOULD_BE[run.outcome.kind] ?? words(run.outcome.kind).toLowerCase()}`;
  return run.outcome.reason ? `${would}: ${run.outcome.reason}` : would;
}

const WOULD_BE: Record<string, string> = { ticket: 'a ticket', comment: 'a comment', ignored: 'ignored', dead_letter: 'a dead letter' };

export const OUTCOME_ICONS = { ticket: Ticket, comment: MessageSquare, ignored: Minus } as const;

export const TYPE_ICONS = { bug: Bug, other: Bookmark } as const;

/** `snake_case` as words. */
export function words(name: string): string {
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
