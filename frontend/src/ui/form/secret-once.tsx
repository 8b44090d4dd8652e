import { TriangleAlert } from 'lucide-react';
import { CopyButton } from '@/ui/controls/copy';

interface SecretOnceProps {
  secret: string;
  label: string;
  /** What to do when it gets lost. */
  lost?: string | undefined;
}

/** Shown once, copied with a click; it is never answered again. */
export function SecretOnce({ secret, label, lost = 'rotate it' }: SecretOnceProps) {
  return (
    <div className="flex flex-col gap-1.5 rounded-lg border border-accent bg-accent-soft p-3">
      <p className="font-medium">{label}</p>
      <div className="flex items-center gap-1 rounded border bg-surface pl-2.5">
        <code data-testid="secret" className="min-w-0 flex-1 py-2 text-[12px] break-all">
          {secret}
        </code>
        <CopyButton value={secret} label={`Copy ${label.toLowerCase()}`} size="large" />
      </div>
      <p className="flex items-start gap-1.5 text-sm text-ink-soft">
        <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0" /> Copy it now. It is not shown again; if it gets lost, {lost}.
      </p>
    </div>
  );
}
