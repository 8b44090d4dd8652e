import { useParams } from 'react-router';
import { MemberView } from '@/organizations/MemberView';

export function MemberPage() {
  const { id = '' } = useParams();
  return <MemberView id={id} />;
}
