import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import checkTransfer from '@/api/generated/checks/OwnershipTransfer';
import type { CurrentUser, Member } from '@/api/generated/public';
import { transferOwnership } from '@/api/organization';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Checkbox, Field } from '@/ui/form/field';
import { Form } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { PasswordInput } from '@/ui/form/password-input';
import { useToast } from '@/ui/feedback/toast';

interface TransferDialogProps {
  member: Member;
  me: CurrentUser;
  onClose: () => void;
}

export function TransferDialog({ member, me, onClose }: TransferDialogProps) {
  const queries = useQueryClient();
  const { say } = useToast();
  const form = useApiForm({
    values: { password: '', keep_ownership: false },
    body: (entered) => ({ user_id: member.user_id, ...entered }),
    check: checkTransfer,
    fieldOfCode: { wrong_password: 'password' },
    send: async (transfer) => {
      await transferOwnership(transfer);
      await Promise.all(['members', 'me', 'organization'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      say(
        transfer.keep_ownership
          ? `${member.name} is an owner beside you.`
          : `${member.name} owns ${me.organization.name} now; you are admin.`,
      );
      onClose();
    },
  });
  const keep = useWatch({ control: form.methods.control, name: 'keep_ownership' });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Make ${member.name} an owner`}
      description={
        keep
          ? `They may then do everything in ${me.organization.name}, as you do.`
          : `They own ${me.organization.name} then and you become admin. Only they can give it back.`
      }
    >
      <Form label="Hand over ownership" form={form}>
        <Checkbox form={form} name="keep_ownership" label="Stay an owner beside them" />
        <Field form={form} name="password" label="Your password" help="To be sure it is you.">
          {(input) => <PasswordInput {...input} autoComplete="current-password" />}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" busy={form.busy}>
            {keep ? 'Make owner' : 'Hand over'}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
