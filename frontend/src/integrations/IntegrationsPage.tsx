import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRefusal } from '@/api/can';
import type { Integration } from '@/api/generated/public';
import { integrationList } from '@/api/integrations';
import { IntegrationView } from '@/integrations/IntegrationView';
import { paths } from '@/paths';
import { LinkButton } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { Source } from '@/domain/source';
import { ListPage } from '@/ui/list/list';
import { HEALTH_STATES, INTEGRATION_STATES } from '@/domain/status-styles';
import type { Column } from '@/ui/list/table';
import { figure, Time } from '@/ui/controls/time';

const COLUMNS: Column<Integration>[] = [
  {
    key: 'name',
    header: 'Name',
    phone: 'title',
    text: (integration) => integration.name,
    cell: (integration) => <Source integration={integration} />,
  },
  {
    key: 'state',
    header: 'State',
    width: 'w-32',
    phone: 'line',
    text: (integration) => integration.state,
    cell: (integration) => <Chip status={INTEGRATION_STATES[integration.state]} />,
  },
  {
    key: 'health',
    header: 'Health',
    width: 'w-36',
    phone: 'line',
    text: (integration) => integration.health.state,
    cell: (integration) => <Chip status={HEALTH_STATES[integration.health.state]} />,
  },
  {
    key: 'held',
    header: 'Held',
    width: 'w-24',
    align: 'right',
    phone: 'line',
    text: (integration) => String(integration.held_events ?? 0),
    cell: (integration) =>
      integration.held_events ? `${figure(integration.held_events)} held` : <span className="text-ink-faint">0</span>,
  },
  {
    key: 'last',
    header: 'Last event',
    width: 'w-36',
    phone: 'aside',
    text: (integration) => integration.last_event_at ?? '',
    cell: (integration) =>
      integration.last_event_at ? <Time at={integration.last_event_at} /> : <span className="text-ink-faint">None yet</span>,
  },
  {
    key: 'key',
    header: 'Key',
    width: 'w-56',
    phone: 'hidden',
    text: (integration) => integration.key,
    cell: (integration) => <code className="text-[12px]">{integration.key}</code>,
  },
  {
    key: 'created',
    header: 'Connected',
    width: 'w-32',
    align: 'right',
    phone: 'hidden',
    text: (integration) => integration.created_at,
    cell: (integration) => <Time at={integration.created_at} />,
  },
];

export function IntegrationsPage() {
  const query = useInfiniteQuery(integrationList());
  const refused = useRefusal()('createIntegration');
  const connect = (
    <LinkButton variant="primary" refused={refused} to={paths.newIntegration}>
      <Plus size={15} aria-hidden /> Connect a source
    </LinkButton>
  );
  return (
    <ListPage
      title="Integrations"
      actions={connect}
      filters={[]}
      query={query}
      columns={COLUMNS}
      detailOf={(integration) => integration.key}
      pageOf={paths.integration}
      panel={(id) => <IntegrationView id={id} />}
      empty={{
        title: 'Nothing is connected yet',
        text: 'Each connected source has a webhook address and a secret of its own. Its events are verified, stored, and become tickets.',
        action: connect,
      }}
    />
  );
}
