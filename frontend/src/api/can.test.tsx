import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { reason, useRefusal } from '@/api/can';
import type { RoleName } from '@/api/generated/public';
import { fakeApi } from '@/testing/fake-api';
import { CATALOGUE, somebody } from '@/testing/people';
import { renderAt } from '@/testing/render';
import { Allowed } from '@/domain/permission';

function Why() {
  return <output>{useRefusal()('createIntegration') ?? 'may'}</output>;
}

function as(role: RoleName) {
  fakeApi({
    'GET /api/v1/auth/me': () => ({ body: somebody(role) }),
    'GET /api/v1/roles': () => ({ body: CATALOGUE }),
    'GET /api/v1/members': () => ({ body: { items: [{ user_id: 'o', name: 'Olga Owner', email: 'olga@acme.example', role: 'owner' }] } }),
  });
}

describe('what one may not do', () => {
  it('names the roles that may, and the own', async () => {
    as('viewer');
    renderAt('/', <Why />);

    expect(await screen.findByText('Needs owner, admin or builder: you are viewer')).toBeInTheDocument();
  });

  it('is nothing for who may', async () => {
    as('builder');
    const { queries } = renderAt('/', <Why />);

    await expect.poll(() => queries.getQueryData(['roles'])).toBeDefined();
    expect(screen.getByText('may')).toBeInTheDocument();
  });

  it('is said without the matrix, too', () => {
    expect(reason('audit:read', 'viewer', undefined)).toBe('Your role does not allow this: you are viewer');
  });

  it('closes a page and says whom to ask', async () => {
    as('viewer');
    renderAt(
      '/',
      <Allowed to="listAuditEntries" what="read the audit log">
        <p>The log</p>
      </Allowed>,
    );

    expect(await screen.findByRole('heading', { name: 'You may not read the audit log' })).toBeInTheDocument();
    expect(await screen.findByText('Needs owner, admin or auditor: you are viewer.')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Olga Owner' })).toHaveAttribute('href', 'mailto:olga@acme.example');
    expect(screen.queryByText('The log')).not.toBeInTheDocument();
  });
});
