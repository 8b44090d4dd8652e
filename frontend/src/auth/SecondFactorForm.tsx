import { useEffect, useRef, useState } from 'react';
import { answerChallenge } from '@/api/auth';
import { Button } from '@/ui/controls/button';
import { CODE_LENGTH, CodeInput } from '@/ui/form/code-input';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';

/** The code an authenticator shows, or one of the recovery codes. */
export function SecondFactorForm({ challenge, onStartOver }: { challenge: string; onStartOver: () => void }) {
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const latest = useRef('');
  const field = useRef<HTMLInputElement>(null);
  const { busy, errors, send } = useSubmit(
    async () => {
      try {
        await answerChallenge({ challenge, code: latest.current.trim() });
      } catch (error) {
        change('');
        field.current?.focus();
        throw error;
      }
    },
    ['/code'],
    { wrong_code: '/code' },
  );
  useEffect(() => field.current?.focus(), [recovery]);

  function change(next: string): void {
    latest.current = next;
    setCode(next);
  }
  const typed = (next: string) => {
    change(next);
    if (next.length === CODE_LENGTH) void send();
  };
  return (
    <Form label="Second factor" errors={errors} onSubmit={() => void send()}>
      {recovery ? (
        <Field
          label="Recovery code"
          help="One of those you saved when you set the second factor up. Each works once."
          error={errors.byPointer.get('/code')}
        >
          {(ids) => (
            <input
              {...ids}
              ref={field}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={code}
              onChange={(event) => change(event.target.value)}
              className={`${INPUT} font-mono`}
            />
          )}
        </Field>
      ) : (
        <Field label="Code" help="The six digits your authenticator shows now." error={errors.byPointer.get('/code')}>
          {(ids) => <CodeInput {...ids} ref={field} value={code} onChange={typed} />}
        </Field>
      )}
      <Button type="submit" variant="primary" size="large" busy={busy} disabled={!code.trim()}>
        Confirm
      </Button>
      <div className="flex flex-wrap justify-between gap-1">
        <Button
          variant="ghost"
          onClick={() => {
            change('');
            setRecovery(!recovery);
          }}
        >
          {recovery ? 'Use the authenticator' : 'Use a recovery code'}
        </Button>
        <Button variant="ghost" onClick={onStartOver}>
          Start over
        </Button>
      </div>
    </Form>
  );
}
