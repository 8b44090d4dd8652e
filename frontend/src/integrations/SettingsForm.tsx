import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useRefusal } from '@/api/can';
import type { Integration, Provider } from '@/api/generated/public';
import { updateIntegration } from '@/api/integrations';
import { changedOnly, filledIn, settingPointers, SettingFields, startingValues } from '@/integrations/SettingFields';
import { SettingsPreview } from '@/integrations/SettingsPreview';
import { Button } from '@/ui/controls/button';
import { Field, Fields, Form, INPUT, UnsavedGuard, useSubmit } from '@/ui/form/form';
import { Card } from '@/ui/page/page';
import { useToast } from '@/ui/feedback/toast';

export function SettingsForm({ integration, provider }: { integration: Integration; provider: Provider }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const refused = useRefusal()('updateIntegration');
  const [start] = useState(() => startingValues(provider.settings, integration.settings));
  const [name, setName] = useState(integration.name);
  const [values, setValues] = useState(start);
  const chosen = useMemo(() => filledIn(values), [values]);
  const dirty = name !== integration.name || JSON.stringify(values) !== JSON.stringify(start);
  const { busy, errors, send } = useSubmit(async () => {
    const answer = await updateIntegration(integration.id, { name: name.trim(), settings: changedOnly(start, values) });
    queries.setQueryData(['integrations', 'detail', integration.id], answer);
    void queries.invalidateQueries({ queryKey: ['integrations'] });
    say('Saved.');
  }, ['/name', ...settingPointers(provider.settings)]);
  return (
    <>
      <Card title="Settings">
        <UnsavedGuard dirty={dirty && !busy} />
        <Form label="Settings" errors={errors} refused={refused} onSubmit={() => void send()} className="max-w-xl">
          <Fields refused={refused}>
            <Field label="Name" error={errors.byPointer.get('/name')}>
              {(ids) => <input {...ids} value={name} onChange={(event) => setName(event.target.value)} className={INPUT} />}
            </Field>
            <SettingFields
              settings={provider.settings}
              values={values}
              errors={errors}
              onChange={(setting, value) => setValues((before) => ({ ...before, [setting]: value }))}
            />
          </Fields>
          <div>
            <Button type="submit" variant="primary" busy={busy} refused={refused} disabled={!dirty}>
              Save
            </Button>
          </div>
        </Form>
      </Card>
      <SettingsPreview integration={integration} settings={chosen} />
    </>
  );
}
