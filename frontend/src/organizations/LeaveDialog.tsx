import { signOut } from '@/api/auth';
import type { CurrentUser } from '@/api/generated/public';
import { leaveOrganization } from '@/api/organization';
import { refreshSession } from '@/api/refresh';
import { readToken } from '@/api/session';
import { ConfirmDialog } from '@/ui/form/confirm';

/** Afterwards the person works in another of their organizations, or is signed out when this was the only one. */
export function LeaveDialog({ me, onClose }: { me: CurrentUser; onClose: () => void }) {
  const alone = me.organizations.length === 1;
  const leave = async () => {
    await leaveOrganization();
    // The cookie goes on in another organization, where there is one.
    await (alone ? signOut() : refreshSession(readToken()));
  };
  return (
    <ConfirmDialog
      title={`Leave ${me.organization.name}?`}
      effect={`You lose access at once; coming back takes a new invite. ${alone ? 'It is your only organization, so you are signed out.' : 'You go on in another of your organizations.'}`}
      name={me.organization.name}
      nameLabel="Organization"
      action="Leave"
      onConfirm={leave}
      onClose={onClose}
    />
  );
}
