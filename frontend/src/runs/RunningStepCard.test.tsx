import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RunningStepCard } from '@/runs/RunningStepCard';

const writing = (text: string) => ({ step: { sequence: 2, node: 'map', text } });

describe('RunningStepCard', () => {
  it('shows the step and the words as they come', () => {
    const { rerender } = render(<RunningStepCard progress={writing('')} />);
    expect(screen.getByRole('group', { name: 'What the model writes' })).toHaveTextContent('No model writes in this step yet.');

    rerender(<RunningStepCard progress={writing('{"title"')} />);

    expect(screen.getByRole('group', { name: 'What the model writes' })).toHaveTextContent('{"title"');
  });

  it('tells a screen reader of steps and of no single word', () => {
    const { rerender } = render(<RunningStepCard progress={writing('{"ti')} />);
    const said = screen.getByRole('status');
    const before = said.textContent;

    rerender(<RunningStepCard progress={writing('{"title"')} />);

    expect(said.textContent).toBe(before);
    expect(said).toHaveTextContent('Step 2: map');
    const text = screen.getByRole('group', { name: 'What the model writes' });
    expect(text.closest('[aria-live], [role=log], [role=status]')).toBeNull();
  });

  it('stays where it is between two steps', () => {
    render(<RunningStepCard progress={{ step: undefined }} />);

    expect(screen.getByRole('status')).toHaveTextContent('Between two steps');
  });

  it('follows the text until the reader scrolls up', () => {
    const { rerender } = render(<RunningStepCard progress={writing('one')} />);
    const box = screen.getByRole('group', { name: 'What the model writes' });
    Object.defineProperties(box, { scrollHeight: { value: 900, configurable: true }, clientHeight: { value: 100 } });

    rerender(<RunningStepCard progress={writing('one two')} />);
    expect(box.scrollTop).toBe(900);

    box.scrollTop = 200;
    fireEvent.scroll(box);
    rerender(<RunningStepCard progress={writing('one two three')} />);
    expect(box.scrollTop).toBe(200);
  });
});
