import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { CurrentUser, Member } from '@/api/generated/public';
import { removeMember } from '@/api/organization';
import { paths } from '@/paths';
import { ConfirmDialog } from '@/ui/form/confirm';
import { useToast } from '@/ui/feedback/toast';

interface RemoveMemberDialogProps {
  member: Member;
  me: CurrentUser;
  onClose: () => void;
}

export function RemoveMemberDialog({ member, me, onClose }: RemoveMemberDialogProps) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { say } = useToast();
  const remove = async () => {
    await removeMember(member.user_id);
    await navigate(paths.members, { replace: true });
    void queries.invalidateQueries({ queryKey: ['members'] });
    void queries.invalidateQueries({ queryKey: ['organization'] });
    say(`${member.name} was removed.`);
  };
  return (
    <ConfirmDialog
      title={`Remove ${member.name}?`}
      effect={`They lose ${me.organization.name} within a second and are signed out of it everywhere. Their account, their other organizations and what they did here stay. They can be invited again.`}
      name={member.email}
      nameLabel="E-mail"
      action="Remove"
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
