import { useEffect, useRef, useState } from 'react';
import { confirmTotp, startTotp } from '@/api/account';
import checkCode from '@/api/generated/checks/TotpCode';
import type { TotpSecret } from '@/api/generated/public';
import { QrCode } from '@/account/QrCode';
import { Button } from '@/ui/controls/button';
import { CodeInput } from '@/ui/form/code-input';
import { CopyButton } from '@/ui/controls/copy';
import { Field } from '@/ui/form/field';
import { Form } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';

interface SecondFactorSetupProps {
  onDone: (codes: readonly string[]) => void;
  onCancel: () => void;
}

/** Nothing changes until a code proves that the authenticator has the secret. */
export function SecondFactorSetup({ onDone, onCancel }: SecondFactorSetupProps) {
  const [secret, setSecret] = useState<TotpSecret>();
  const [error, setError] = useState<unknown>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    startTotp().then(setSecret, setError);
  }, []);
  if (error !== null) return <ProblemNotice error={error} onRetry={onCancel} />;
  if (!secret) return <Skeletons rows={5} />;
  return <Confirm secret={secret} onDone={onDone} onCancel={onCancel} />;
}

function Confirm({ secret, onDone, onCancel }: SecondFactorSetupProps & { secret: TotpSecret }) {
  const form = useApiForm({
    values: { code: '' },
    body: (code) => code,
    check: checkCode,
    fieldOfCode: { wrong_code: 'code' },
    send: async (code) => onDone((await confirmTotp(code)).codes),
  });
  return (
    <Form label="Set up the second factor" form={form}>
      <ol className="flex flex-col gap-4">
        <Step number={1} title="Scan this with your authenticator app">
          <div className="flex flex-wrap items-center gap-4">
            <QrCode text={secret.uri} label="Secret of the second factor" />
            <div className="min-w-0 flex-1 basis-48">
              <p className="text-sm text-ink-soft">No camera? Type the secret instead:</p>
              <div className="mt-1 flex items-center gap-1 rounded border bg-sunken pl-2.5">
                <code data-testid="totp-secret" className="min-w-0 flex-1 py-2 text-[12px] break-all">
                  {inGroups(secret.secret)}
                </code>
                <CopyButton value={secret.secret} label="Copy the secret" size="large" />
              </div>
            </div>
          </div>
        </Step>
        <Step number={2} title="Type the code it shows">
          <div className="max-w-56">
            <Field form={form} name="code" label="Code">
              {(input) => <CodeInput {...input} />}
            </Field>
          </div>
        </Step>
      </ol>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={form.busy}>
          Turn on
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </Form>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: React.ReactNode }) {
  return (
    <li className="flex gap-3">
      <span aria-hidden className="figure flex size-5 shrink-0 items-center justify-center rounded-full border text-xs text-ink-soft">
        {number}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <h3 className="font-medium">{title}</h3>
        {children}
      </div>
    </li>
  );
}

/** Four at a time, as one reads it off. */
function inGroups(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/gu, '$1 ');
}
