import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { updateAccount } from '@/api/account';
import { currentUser } from '@/api/auth';
import type { CurrentUser } from '@/api/generated/public';
import { Button } from '@/ui/controls/button';
import { Fact, Facts } from '@/ui/detail/detail';
import { Field, Form, INPUT, UnsavedGuard, useSubmit } from '@/ui/form/form';
import { Card } from '@/ui/page/page';
import { useToast } from '@/ui/feedback/toast';

export function ProfileCard({ me }: { me: CurrentUser }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const [name, setName] = useState(me.name);
  const dirty = name.trim() !== me.name;
  const { busy, errors, send } = useSubmit(async () => {
    const answer = await updateAccount({ name: name.trim() });
    queries.setQueryData(currentUser.queryKey, answer);
    void queries.invalidateQueries({ queryKey: ['members'] });
    say('Saved.');
  }, ['/name']);
  return (
    <Card title="Profile">
      <UnsavedGuard dirty={dirty && !busy} />
      <div className="@container flex flex-col gap-4">
        <Form label="Profile" errors={errors} onSubmit={() => void send()} className="max-w-md">
          <Field label="Name" help="As others in your organizations see you." error={errors.byPointer.get('/name')}>
            {(ids) => (
              <input {...ids} autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} className={INPUT} />
            )}
          </Field>
          <div>
            <Button type="submit" variant="primary" busy={busy} disabled={!dirty || !name.trim()}>
              Save
            </Button>
          </div>
        </Form>
        <Facts>
          <Fact label="E-mail">
            <span className="break-all">{me.email}</span>
          </Fact>
          <Fact label="Role here">
            {me.role} of {me.organization.name}
          </Fact>
        </Facts>
      </div>
    </Card>
  );
}
