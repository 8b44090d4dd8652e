import { UserPlus } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useRefusal } from '@/api/can';
import { InviteDialog } from '@/organizations/InviteDialog';
import { Button } from '@/ui/controls/button';

/** `?invite=new` opens the dialog, so that other places can lead to it. */
export function InviteButton() {
  const [params, setParams] = useSearchParams();
  const refused = useRefusal()('createInvite');
  const ask = (open: boolean) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (open) next.set('invite', 'new');
        else next.delete('invite');
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <Button variant="primary" refused={refused} onClick={() => ask(true)}>
        <UserPlus size={15} aria-hidden /> Invite
      </Button>
      {params.get('invite') === 'new' && !refused && <InviteDialog onClose={() => ask(false)} />}
    </>
  );
}
