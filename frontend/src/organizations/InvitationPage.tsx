import { useParams } from 'react-router';
import { InvitationView } from '@/organizations/InvitationView';
import { Allowed } from '@/domain/permission';

export function InvitationPage() {
  const { id = '' } = useParams();
  return (
    <Allowed to="listInvites" what="see invites">
      <InvitationView id={id} />
    </Allowed>
  );
}
