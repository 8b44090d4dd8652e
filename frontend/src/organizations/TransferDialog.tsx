import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CurrentUser, Member } from '@/api/generated/public';
import { transferOwnership } from '@/api/organization';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field, Form, useSubmit } from '@/ui/form/form';
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
  const [password, setPassword] = useState('');
  const [keep, setKeep] = useState(false);
  const { busy, errors, send } = useSubmit(
    async () => {
      await transferOwnership({ user_id: member.user_id, password, keep_ownership: keep });
      await Promise.all(['members', 'me', 'organization'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      say(keep ? `${member.name} is an owner beside you.` : `${member.name} owns ${me.organization.name} now; you are admin.`);
      onClose();
    },
    ['/password'],
    { wrong_password: '/password' },
  );
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
      <Form label="Hand over ownership" errors={errors} onSubmit={() => void send()}>
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.target.checked)} className="size-4 accent-accent" />
          Stay an owner beside them
        </label>
        <Field label="Your password" help="To be sure it is you." error={errors.byPointer.get('/password')}>
          {(ids) => <PasswordInput {...ids} autoComplete="current-password" value={password} onChange={setPassword} />}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" busy={busy} disabled={!password}>
            {keep ? 'Make owner' : 'Hand over'}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
