import { useQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { currentUser } from '@/api/auth';
import { SecondFactorCard } from '@/account/SecondFactorCard';
import { fakeApi, problem } from '@/testing/fake-api';
import { somebody } from '@/testing/people';
import { renderAt } from '@/testing/render';

function Card() {
  const { data } = useQuery(currentUser);
  return data ? <SecondFactorCard me={data} /> : null;
}

function show(on: boolean) {
  let secondFactor = on;
  const requests = fakeApi({
    'GET /api/v1/auth/me': () => ({
      body: somebody('viewer', { second_factor: secondFactor, recovery_codes_left: secondFactor ? 2 : undefined }),
    }),
    'POST /api/v1/account/totp': () => ({
      body: { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Signalbox:ana?secret=JBSWY3DPEHPK3PXP' },
    }),
    'POST /api/v1/account/totp/confirm': ({ body }) => {
      if ((body as { code: string }).code !== '123456')
        return {
          status: 400,
          body: problem(400, 'invalid_request', { errors: [{ pointer: '/code', message: 'is not the code of this moment' }] }),
        };
      secondFactor = true;
      return { body: { codes: ['aaaa-1111', 'bbbb-2222'] } };
    },
    'POST /api/v1/account/totp/disable': () => {
      secondFactor = false;
      return { status: 204 };
    },
    'POST /api/v1/account/recovery-codes': () => ({ body: { codes: ['cccc-3333'] } }),
  });
  renderAt('/account', <Card />);
  return requests;
}

describe('the second factor', () => {
  it('is set up with a code of the scanned secret, and gives recovery codes once', async () => {
    const copied = vi.fn(() => Promise.resolve());
    show(false);
    const person = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(copied);
    await person.click(await screen.findByRole('button', { name: 'Set up' }));

    expect(await screen.findByRole('img', { name: 'Secret of the second factor' })).toBeInTheDocument();
    expect(screen.getByTestId('totp-secret')).toHaveTextContent('JBSW Y3DP EHPK 3PXP');
    await person.type(screen.getByLabelText('Code'), '000000');
    await person.click(screen.getByRole('button', { name: 'Turn on' }));
    expect(await screen.findByText('is not the code of this moment')).toBeInTheDocument();
    await person.clear(screen.getByLabelText('Code'));
    await person.type(screen.getByLabelText('Code'), '123456');
    await person.click(screen.getByRole('button', { name: 'Turn on' }));

    expect(await screen.findByRole('list', { name: 'Recovery codes' })).toHaveTextContent('aaaa-1111bbbb-2222');
    await person.click(screen.getByRole('button', { name: 'Copy all' }));
    expect(copied).toHaveBeenCalledWith('aaaa-1111\nbbbb-2222');
    await person.click(screen.getByRole('button', { name: 'I have saved them' }));
    expect(screen.queryByText('aaaa-1111')).not.toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Turn off…' })).toBeInTheDocument();
  });

  it('warns of few recovery codes and makes new ones for a code', async () => {
    show(true);
    expect(await screen.findByText(/Only 2 recovery codes are left/u)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Make new recovery codes' }));
    await userEvent.type(await screen.findByLabelText('Code'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Make new ones' }));

    expect(await screen.findByText('cccc-3333')).toBeInTheDocument();
  });

  it('is turned off for a code only', async () => {
    const requests = show(true);
    await userEvent.click(await screen.findByRole('button', { name: 'Turn off…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Turn off' }));
    await expect.poll(() => screen.getByLabelText('Code')).toBeInvalid();
    expect(requests.some((request) => request.path.endsWith('/disable'))).toBe(false);
    await userEvent.type(screen.getByLabelText('Code'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Turn off' }));

    expect(await screen.findByRole('button', { name: 'Set up' })).toBeInTheDocument();
    expect(requests.find((request) => request.path.endsWith('/disable'))?.body).toEqual({ code: '123456' });
  });
});
