import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Minus, Plus } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import checkMember from '@/api/generated/checks/MemberUpdate';
import type { Member, RoleCatalogue, RoleName } from '@/api/generated/public';
import { changeRole, roleCatalogue } from '@/api/organization';
import { RoleSelect } from '@/domain/role-select';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Form } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { useToast } from '@/ui/feedback/toast';

export function ChangeRoleDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const queries = useQueryClient();
  const { data: catalogue } = useQuery(roleCatalogue);
  const { say } = useToast();
  const form = useApiForm({
    values: { role: member.role },
    body: (change) => change,
    check: checkMember,
    send: async (change) => {
      await changeRole(member.user_id, change.role);
      await queries.invalidateQueries({ queryKey: ['members'] });
      say(`${member.name} is ${change.role} now.`);
      onClose();
    },
  });
  const role = useWatch({ control: form.methods.control, name: 'role' });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Role of ${member.name}`}
      description="It takes effect within a second, wherever they are signed in."
    >
      <Form label="Change the role" form={form}>
        <RoleSelect form={form} name="role" />
        {catalogue && role !== member.role && <Effect catalogue={catalogue} from={member.role} to={role} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.busy} disabled={role === member.role}>
            Change role
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** What the person gains and loses. */
function Effect({ catalogue, from, to }: { catalogue: RoleCatalogue; from: RoleName; to: RoleName }) {
  const of = (name: RoleName) => catalogue.roles.find((role) => role.name === name)?.permissions ?? [];
  const before = of(from);
  const after = of(to);
  const changed = catalogue.permissions.filter(({ name }) => before.includes(name) !== after.includes(name));
  if (changed.length === 0) return <p className="text-sm text-ink-soft">This role may do the same.</p>;
  return (
    <ul aria-label="What changes" className="flex flex-col gap-1 rounded border bg-canvas p-3 text-sm">
      {changed.map(({ name, description }) => {
        const gained = after.includes(name);
        const Icon = gained ? Plus : Minus;
        return (
          <li key={name} className="flex gap-2">
            <Icon size={14} aria-hidden className={`mt-0.5 shrink-0 ${gained ? 'text-green' : 'text-red'}`} />
            <span>
              <span className="sr-only">{gained ? 'Gains: ' : 'Loses: '}</span>
              {description}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
