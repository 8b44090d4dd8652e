import { useParams } from 'react-router';
import { RunView } from '@/runs/RunView';

export function RunPage() {
  const { id = '' } = useParams();
  return <RunView id={id} />;
}
