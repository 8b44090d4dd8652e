import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { renderAt } from '@/testing/render';
import { Field, Form, mapErrors, useSubmit } from '@/ui/form/form';

const refusal = (errors: { pointer: string; message: string }[]) =>
  new Problem({ status: 422, code: 'validation_failed', title: 'Some values were refused', requestId: 'req-7', errors });

function NameForm({ submit }: { submit: () => Promise<void> }) {
  const { busy, errors, send } = useSubmit(submit, ['/name']);
  return (
    <Form label="Name form" errors={errors} onSubmit={() => void send()}>
      <Field label="Name" help="Any name." error={errors.byPointer.get('/name')}>
        {(ids) => <input {...ids} />}
      </Field>
      <button type="submit" disabled={busy}>
        Save
      </button>
    </Form>
  );
}

describe('error mapping', () => {
  it('puts an error beside the field that its pointer names', async () => {
    renderAt('/', <NameForm submit={() => Promise.reject(refusal([{ pointer: '/name', message: 'is taken' }]))} />);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    const field = await screen.findByRole('textbox', { name: 'Name' });
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription('is taken Any name.');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows at the top what no field claims', async () => {
    renderAt('/', <NameForm submit={() => Promise.reject(refusal([{ pointer: '/settings/x', message: 'unknown' }]))} />);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('Some values were refused');
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeValid();
  });

  it('shows a refusal without errors at the top', () => {
    const problem = new Problem({ status: 409, code: 'dead_letter_resolved', title: 'Not open any more' });
    expect(mapErrors(problem, ['/name'])).toMatchObject({ problem });
  });

  it('keeps the first message of a pointer written as a fragment', () => {
    const mapped = mapErrors(
      refusal([
        { pointer: '#/name', message: 'first' },
        { pointer: '/name', message: 'second' },
      ]),
      ['/name'],
    );
    expect([...mapped.byPointer]).toEqual([['/name', 'first']]);
    expect(mapped.problem).toBeNull();
  });

  it('submits on Ctrl Enter', async () => {
    const submit = vi.fn(() => Promise.resolve());
    renderAt('/', <NameForm submit={submit} />);
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'a{Control>}{Enter}{/Control}');

    expect(submit).toHaveBeenCalledOnce();
  });
});
