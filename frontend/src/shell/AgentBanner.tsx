import { useQuery } from '@tanstack/react-query';
import { PlugZap } from 'lucide-react';
import { systemState } from '@/api/system';

/** Events are safe while the agent is away, and the person should know both things. */
export function AgentBanner() {
  const { data } = useQuery(systemState);
  if (!data || data.agent.up) return null;
  return (
    <div role="alert" className="flex items-center gap-2 border-b border-red/40 bg-red-soft px-4 py-2 text-sm sm:px-6">
      <PlugZap size={15} className="shrink-0 text-red" aria-hidden />
      <p>
        <strong className="font-semibold">No agent asks for work.</strong> Events are still accepted and kept; their runs go on by
        themselves when one is back.
      </p>
    </div>
  );
}
