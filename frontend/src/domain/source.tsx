import type { IntegrationRef, ProviderName } from '@/api/generated/public';
import { paths } from '@/paths';
import { TextLink } from '@/ui/controls/text-link';

const MARKS: Record<ProviderName, string> = { jira: 'Ji', slack: 'Sl', linear: 'Li', hubspot: 'Hu', github: 'Gh', generic: '{}' };

/** Two letters in a box: enough to tell sources apart in a dense list. */
export function ProviderMark({ provider }: { provider: ProviderName }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-5 shrink-0 items-center justify-center rounded-sm border bg-sunken font-mono text-[10px] font-semibold text-ink-soft"
    >
      {MARKS[provider]}
    </span>
  );
}

export function Source({ integration, linked = false }: { integration: IntegrationRef; linked?: boolean }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 align-middle">
      <ProviderMark provider={integration.provider} />
      {linked ? (
        <TextLink to={paths.integration(integration.id)}>{integration.name}</TextLink>
      ) : (
        <span className="truncate">{integration.name}</span>
      )}
    </span>
  );
}
