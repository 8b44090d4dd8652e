import { useParams } from 'react-router';
import { ApiKeyView } from '@/api-keys/ApiKeyView';
import { Allowed } from '@/domain/permission';

export function ApiKeyPage() {
  const { id = '' } = useParams();
  return (
    <Allowed to="getApiKey" what="see API keys">
      <ApiKeyView id={id} />
    </Allowed>
  );
}
