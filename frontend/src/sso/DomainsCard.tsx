import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import checkDomain from '@/api/generated/checks/SignOnDomainCreate';
import type { SignOn, SignOnDomain } from '@/api/generated/public';
import { toProblem } from '@/api/problem';
import { addDomain, removeDomain, signOn, verifyDomain } from '@/api/sso';
import { Button } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { ConfirmDialog } from '@/ui/form/confirm';
import { CopyButton } from '@/ui/controls/copy';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { Card } from '@/ui/page/page';
import { DOMAIN_STATES } from '@/domain/status-styles';
import { Time } from '@/ui/controls/time';
import { useToast } from '@/ui/feedback/toast';

/** Whose people are sent to the provider. A DNS record proves that the domain is yours. */
export function DomainsCard({ settings }: { settings: SignOn }) {
  return (
    <Card title="4. Prove your mail domains" flush>
      {settings.domains.length > 0 && (
        <ul aria-label="Domains" className="divide-y border-b">
          {settings.domains.map((domain) => (
            <Domain key={domain.domain} domain={domain} />
          ))}
        </ul>
      )}
      <div className="p-4">
        <AddDomain />
      </div>
    </Card>
  );
}

function AddDomain() {
  const queries = useQueryClient();
  const form = useApiForm({
    values: { domain: '' },
    body: ({ domain }) => ({ domain: domain.trim().toLowerCase() }),
    check: checkDomain,
    fieldOfCode: { sign_on_domain_taken: 'domain' },
    clears: true,
    send: async ({ domain }) => {
      await addDomain(domain);
      await queries.invalidateQueries({ queryKey: signOn.queryKey });
    },
  });
  return (
    <Form label="Add a domain" form={form}>
      <Field form={form} name="domain" label="Mail domain" help="What stands after the @, for example acme.example.">
        {(input) => (
          <div className="flex gap-2">
            <input {...input} autoComplete="off" autoCapitalize="off" spellCheck={false} className={INPUT} />
            <Button type="submit" size="large" busy={form.busy}>
              Add
            </Button>
          </div>
        )}
      </Field>
    </Form>
  );
}

function Domain({ domain }: { domain: SignOnDomain }) {
  const queries = useQueryClient();
  const { say, warn } = useToast();
  const [busy, setBusy] = useState(false);
  const [removing, setRemoving] = useState(false);
  const reload = () => queries.invalidateQueries({ queryKey: signOn.queryKey });
  const pending = domain.state === 'pending';
  const verify = async () => {
    setBusy(true);
    try {
      const answer = await verifyDomain(domain.domain);
      if (answer.state === 'verified') say(`${domain.domain} is verified: its people sign in through your provider now.`);
      await reload();
    } catch (error) {
      warn(toProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 font-medium break-all">{domain.domain}</span>
        <Chip status={DOMAIN_STATES[domain.state]} />
        <span className="ml-auto flex gap-1">
          {pending && (
            <Button busy={busy} onClick={() => void verify()}>
              Verify
            </Button>
          )}
          <Button variant="ghost" aria-label={`Remove ${domain.domain}`} onClick={() => setRemoving(true)}>
            Remove
          </Button>
        </span>
      </div>
      {pending && (
        <>
          <p className="text-sm text-ink-soft">
            Add this TXT record to the DNS of the domain, then verify. It can take an hour until the world sees it.
          </p>
          <dl className="flex flex-col gap-1">
            <Record label="Name">
              <code className="min-w-0 flex-1 py-1.5 text-[12px] break-all">{domain.record_name}</code>
              <CopyButton value={domain.record_name} label="Copy the record name" />
            </Record>
            <Record label="Value">
              <code className="min-w-0 flex-1 py-1.5 text-[12px] break-all">{domain.record_value}</code>
              <CopyButton value={domain.record_value} label="Copy the record value" />
            </Record>
          </dl>
          {domain.problem && (
            <p className="text-sm text-red">
              {domain.problem}{' '}
              {domain.checked_at && (
                <span className="text-ink-faint">
                  Checked <Time at={domain.checked_at} />.
                </span>
              )}
            </p>
          )}
        </>
      )}
      {removing && (
        <ConfirmDialog
          title={`Stop routing ${domain.domain}?`}
          effect={
            pending
              ? 'The record has to be proven again when you add it back.'
              : `People of ${domain.domain} sign in with a password from then on; those who have none need a reset link.`
          }
          action="Remove"
          onConfirm={async () => {
            await removeDomain(domain.domain);
            await reload();
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  );
}

function Record({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-2 rounded border bg-canvas pr-1 pl-2.5">
      <dt className="w-12 shrink-0 text-xs text-ink-faint">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-1">{children}</dd>
    </div>
  );
}
