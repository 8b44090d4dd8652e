import { useParams } from 'react-router';
import { IntegrationView } from '@/integrations/IntegrationView';

export function IntegrationPage() {
  const { id = '' } = useParams();
  return <IntegrationView id={id} />;
}
