import { Bot, KeyRound, type LucideIcon, Server, UserRound } from 'lucide-react';
import type { AuditActor, AuditActorKind } from '@/api/generated/public';

const KINDS: Record<AuditActorKind, { icon: LucideIcon; word: string }> = {
  person: { icon: UserRound, word: 'Person' },
  api_key: { icon: KeyRound, word: 'API key' },
  agent: { icon: Bot, word: 'Agent' },
  installation: { icon: Server, word: 'The installation' },
};

export function ActorName({ actor }: { actor: AuditActor }) {
  const { icon: Icon, word } = KINDS[actor.kind];
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5 align-middle">
      <Icon size={14} className="shrink-0 text-ink-soft" role="img" aria-label={word} />
      <span className="truncate">{actor.name}</span>
    </span>
  );
}
