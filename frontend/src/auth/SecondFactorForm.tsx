import { useEffect, useState } from 'react';
import { answerChallenge } from '@/api/auth';
import checkAnswer from '@/api/generated/checks/SecondFactor';
import { Button } from '@/ui/controls/button';
import { CODE_LENGTH, CodeInput } from '@/ui/form/code-input';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';

/** The code an authenticator shows, or one of the recovery codes. */
export function SecondFactorForm({ challenge, onStartOver }: { challenge: string; onStartOver: () => void }) {
  const [recovery, setRecovery] = useState(false);
  const form = useApiForm({
    values: { code: '' },
    body: ({ code }) => ({ challenge, code: code.trim() }),
    check: checkAnswer,
    fieldOfCode: { wrong_code: 'code' },
    send: async (answer) => {
      try {
        await answerChallenge(answer);
      } catch (error) {
        setValue('code', '');
        setFocus('code');
        throw error;
      }
    },
  });
  const { setFocus, setValue } = form.methods;
  useEffect(() => setFocus('code'), [recovery, setFocus]);
  return (
    <Form label="Second factor" form={form}>
      {recovery ? (
        <Field
          form={form}
          name="code"
          label="Recovery code"
          help="One of those you saved when you set the second factor up. Each works once."
        >
          {(input) => <input {...input} autoComplete="off" autoCapitalize="off" spellCheck={false} className={`${INPUT} font-mono`} />}
        </Field>
      ) : (
        <Field form={form} name="code" label="Code" help="The six digits your authenticator shows now.">
          {(input) => (
            <CodeInput
              {...input}
              onChange={(code) => {
                input.onChange(code);
                if (code.length === CODE_LENGTH) void form.submit();
              }}
            />
          )}
        </Field>
      )}
      <Button type="submit" variant="primary" size="large" busy={form.busy}>
        Confirm
      </Button>
      <div className="flex flex-wrap justify-between gap-1">
        <Button
          variant="ghost"
          onClick={() => {
            form.restart({ code: '' });
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
