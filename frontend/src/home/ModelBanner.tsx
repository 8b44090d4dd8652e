import { useQuery } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { systemState } from '@/api/system';

export function ModelBanner() {
  const { data } = useQuery(systemState);
  if (!data || data.model.configured) return null;
  return (
    <div role="note" className="flex items-start gap-3 rounded-lg border border-accent/50 bg-accent-soft px-4 py-2.5">
      <Sparkles size={16} className="mt-0.5 shrink-0 text-accent-text" aria-hidden />
      <p className="text-sm">
        <strong className="font-semibold">No model is configured: rules only.</strong> Known payload shapes still become tickets. What rules
        cannot map waits in the dead letters. To add a model, set <code>SIGNALBOX_MODEL_PROVIDER</code>, <code>SIGNALBOX_MODEL_URL</code>{' '}
        and <code>SIGNALBOX_MODEL_NAME</code> and start again.
      </p>
    </div>
  );
}
