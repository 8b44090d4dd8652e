import { useQuery } from '@tanstack/react-query';
import { allIntegrations } from '@/api/integrations';
import type { FilterDefinition } from '@/ui/list/filters';

/** The filter that every list of what came from somewhere has. */
export function useSourceFilter(): FilterDefinition {
  const { data } = useQuery(allIntegrations);
  const options = (data ?? []).map((integration) => ({ value: integration.id, label: integration.name }));
  return { kind: 'choice', param: 'integration_id', label: 'Source', options };
}
