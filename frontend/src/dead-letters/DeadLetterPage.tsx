import { useParams } from 'react-router';
import { DeadLetterView } from '@/dead-letters/DeadLetterView';

export function DeadLetterPage() {
  const { id = '' } = useParams();
  return <DeadLetterView id={id} />;
}
