import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { QueuedReasonText } from '@/runs/QueuedReasonText';

describe('QueuedReasonText', () => {
  it('says what the run waits for and until when', () => {
    const until = new Date(Date.now() + 90_000).toISOString();

    const { container } = render(<QueuedReasonText reason={{ reason: 'model_paused', until }} />);

    expect(container).toHaveTextContent('The model, which is paused because it fails (next try in 1m)');
  });

  it('names no time where none is known', () => {
    const { container } = render(<QueuedReasonText reason={{ reason: 'earlier_run' }} />);

    expect(container).toHaveTextContent(/^An earlier run of this record, which is not over$/u);
  });
});
