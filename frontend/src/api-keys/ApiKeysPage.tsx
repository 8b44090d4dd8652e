import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { apiKeyList } from '@/api/api-keys';
import type { ApiKey, ApiKeyState } from '@/api/generated/public';
import { ApiKeyView } from '@/api-keys/ApiKeyView';
import { masked } from '@/api-keys/masked';
import { paths } from '@/paths';
import { LinkButton } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { type FilterDefinition, useFilters } from '@/ui/list/filters';
import { ListPage } from '@/ui/list/list';
import { Allowed } from '@/domain/permission';
import { API_KEY_STATES } from '@/domain/status-styles';
import type { Column } from '@/ui/list/table';
import { Time } from '@/ui/controls/time';

const COLUMNS: Column<ApiKey>[] = [
  { key: 'name', header: 'Name', phone: 'title', text: (key) => key.name, cell: (key) => key.name },
  {
    key: 'state',
    header: 'State',
    width: 'w-28',
    phone: 'aside',
    text: (key) => key.state,
    cell: (key) => <Chip status={API_KEY_STATES[key.state]} />,
  },
  {
    key: 'key',
    header: 'Key',
    width: 'w-44',
    phone: 'line',
    text: masked,
    cell: (key) => <code className="text-[12px]">{masked(key)}</code>,
  },
  {
    key: 'scopes',
    header: 'May',
    width: 'w-64',
    phone: 'line',
    text: (key) => key.scopes.join(' '),
    cell: (key) => (
      <span title={key.scopes.join(', ')}>
        {key.scopes.length > 2 ? `${key.scopes.slice(0, 2).join(', ')} and ${key.scopes.length - 2} more` : key.scopes.join(', ')}
      </span>
    ),
  },
  {
    key: 'used',
    header: 'Last used',
    width: 'w-28',
    phone: 'line',
    text: (key) => key.last_used_at ?? '',
    cell: (key) => (key.last_used_at ? <Time at={key.last_used_at} /> : <span className="text-ink-faint">Never used</span>),
  },
  {
    key: 'ends',
    header: 'Ends',
    width: 'w-28',
    phone: 'hidden',
    text: (key) => key.expires_at ?? '',
    cell: (key) => (key.expires_at ? <Time at={key.expires_at} /> : <span className="text-ink-faint">Never</span>),
  },
  { key: 'by', header: 'Created by', width: 'w-56', phone: 'hidden', text: (key) => key.created_by, cell: (key) => key.created_by },
];

const STATES = (Object.keys(API_KEY_STATES) as ApiKeyState[]).map((value) => ({ value, label: API_KEY_STATES[value].word.toLowerCase() }));
const FILTERS: FilterDefinition[] = [{ kind: 'choice', param: 'state', label: 'State', options: STATES }];

export function ApiKeysPage() {
  return (
    <Allowed to="listApiKeys" what="see API keys">
      <ApiKeys />
    </Allowed>
  );
}

function ApiKeys() {
  const query = useInfiniteQuery(apiKeyList(useFilters(FILTERS)));
  const create = (
    <LinkButton variant="primary" to={paths.newApiKey}>
      <Plus size={15} aria-hidden /> Create a key
    </LinkButton>
  );
  return (
    <ListPage
      title="API keys"
      actions={create}
      filters={FILTERS}
      query={query}
      columns={COLUMNS}
      detailOf={(key) => `ending in ${key.last_four}`}
      pageOf={paths.apiKey}
      panel={(id) => <ApiKeyView id={id} />}
      empty={{
        title: 'No API keys',
        text: 'A key lets a service of yours send events or read tickets without a person. It carries only the scopes you choose.',
        action: create,
      }}
    />
  );
}
