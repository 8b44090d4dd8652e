import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderAt } from '@/testing/render';
import { Button, IconButton, LinkButton } from '@/ui/controls/button';

const REASON = 'Needs owner or admin: you are viewer';

describe('a refused button', () => {
  it('can be reached, says why and does nothing', async () => {
    const act = vi.fn();
    const submitted = vi.fn();
    renderAt(
      '/',
      <form onSubmit={submitted}>
        <Button type="submit" refused={REASON} onClick={act}>
          Save
        </Button>
      </form>,
    );
    await userEvent.tab();
    const button = screen.getByRole('button', { name: 'Save' });

    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(REASON);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(REASON);
    await userEvent.keyboard('{Enter}');
    await userEvent.click(button);
    expect(act).not.toHaveBeenCalled();
    expect(submitted).not.toHaveBeenCalled();
  });

  it('shows why on a tap, where nothing can hover', async () => {
    renderAt('/', <Button refused={REASON}>Save</Button>);
    await userEvent.pointer([{ keys: '[TouchA]', target: screen.getByRole('button') }]);

    expect(await screen.findByRole('tooltip')).toHaveTextContent(REASON);
  });

  it('keeps its name when it shows an icon only', () => {
    renderAt(
      '/',
      <IconButton label="Remove" refused={REASON}>
        x
      </IconButton>,
    );

    expect(screen.getByRole('button', { name: 'Remove' })).toHaveAccessibleDescription(REASON);
  });

  it('leads nowhere when it was a link', () => {
    renderAt(
      '/',
      <LinkButton to="/integrations/new" refused={REASON}>
        Connect
      </LinkButton>,
    );

    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Connect' })).toHaveAccessibleDescription(REASON);
  });
});
