import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HealthNotice } from '@/integrations/HealthNotice';
import { renderAt } from '@/testing/render';

describe('HealthNotice', () => {
  it('says what happened and what to do', () => {
    renderAt(
      '/',
      <HealthNotice
        health={{ state: 'disconnected', reason: 'The Slack app was uninstalled. Install it again.', since: '2026-11-20T09:00:00Z' }}
      />,
    );

    expect(screen.getByText('Disconnected')).toBeInTheDocument();
    expect(screen.getByText('The Slack app was uninstalled. Install it again.')).toBeInTheDocument();
  });

  it('says nothing while the connection works', () => {
    renderAt('/', <HealthNotice health={{ state: 'healthy' }} />);

    expect(screen.queryByText('Healthy')).not.toBeInTheDocument();
  });
});
