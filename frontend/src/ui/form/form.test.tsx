import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { SchemaCheck } from '@/api/check';
import { Problem } from '@/api/problem';
import { renderAt } from '@/testing/render';
import { Field } from '@/ui/form/field';
import { Form } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';

const refusal = (errors: { pointer: string; message: string }[]) =>
  new Problem({ status: 422, code: 'validation_failed', title: 'Some values were refused', requestId: 'req-7', errors });

/** Wants a name, as a check that is generated from the contract would. */
const checkName: SchemaCheck = (body) => {
  const named = (body as { name: string }).name !== '';
  checkName.errors = named ? null : [{ keyword: 'minLength', instancePath: '/name', params: { limit: 1 } }];
  return named;
};

function NameForm({ send, guarded = false }: { send: (body: { name: string }) => Promise<void>; guarded?: boolean }) {
  const form = useApiForm({ values: { name: '' }, body: ({ name }) => ({ name: name.trim() }), check: checkName, send });
  return (
    <Form label="Name form" form={form} guarded={guarded}>
      <Field form={form} name="name" label="Name" help="Any name.">
        {(input) => <input {...input} />}
      </Field>
      <button type="submit" disabled={form.busy}>
        Save
      </button>
    </Form>
  );
}

const name = () => screen.getByRole('textbox', { name: 'Name' });
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

describe('a form', () => {
  it('says beside a field what the contract refuses, and sends nothing', async () => {
    const send = vi.fn(() => Promise.resolve());
    renderAt('/', <NameForm send={send} />);
    await userEvent.type(name(), '  ');
    await save();

    expect(await screen.findByText('is required')).toBeVisible();
    expect(name()).toBeInvalid();
    expect(name()).toHaveFocus();
    expect(send).not.toHaveBeenCalled();

    await userEvent.type(name(), 'Ada');
    expect(name()).toBeValid();
    await save();
    expect(send).toHaveBeenCalledExactlyOnceWith({ name: 'Ada' });
  });

  it('puts a refusal beside the field that its pointer names', async () => {
    renderAt('/', <NameForm send={() => Promise.reject(refusal([{ pointer: '/name', message: 'is taken' }]))} />);
    await userEvent.type(name(), 'Ada');
    await save();

    await expect.poll(name).toHaveAccessibleDescription('is taken Any name.');
    expect(name()).toBeInvalid();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows at the top what no field claims, and takes it away when it is sent again', async () => {
    const send = vi.fn(() => Promise.resolve());
    send.mockRejectedValueOnce(refusal([{ pointer: '/settings/x', message: 'unknown' }]));
    renderAt('/', <NameForm send={send} />);
    await userEvent.type(name(), 'Ada');
    await save();
    expect(await screen.findByRole('alert')).toHaveTextContent('Some values were refused');
    expect(name()).toBeValid();

    await save();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('is sent once however often Ctrl Enter is pressed meanwhile', async () => {
    const send = vi.fn(() => new Promise<void>(() => undefined));
    renderAt('/', <NameForm send={send} />);
    await userEvent.type(name(), 'a{Control>}{Enter}{/Control}');
    await userEvent.type(name(), '{Control>}{Enter}{/Control}');

    expect(send).toHaveBeenCalledOnce();
  });

  it('asks before what was entered is thrown away, and not after it was sent', async () => {
    const { router } = renderAt('/', <NameForm guarded send={() => Promise.resolve()} />, '/');
    await userEvent.type(name(), 'Ada');
    void router.navigate('/elsewhere');
    await userEvent.click(await screen.findByRole('button', { name: 'Stay' }));
    expect(router.state.location.pathname).toBe('/');

    await save();
    void router.navigate('/elsewhere');
    await expect.poll(() => router.state.location.pathname).toBe('/elsewhere');
  });
});
