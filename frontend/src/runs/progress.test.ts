import { describe, expect, it } from 'vitest';
import type { RunEventRecord } from '@/api/generated/public';
import { isKnown, progressOf } from '@/runs/progress';
import { aDelta, anEntry, aStart } from '@/testing/run-events';

const begun = [anEntry(1, 'run.queued'), anEntry(2, 'run.started'), aStart(3, 1, 'fetch')];

describe('progressOf', () => {
  it('says nothing of a run of which nothing is told', () => {
    expect(progressOf([anEntry(1, 'run.queued'), anEntry(2, 'run.started'), anEntry(3, 'step')])).toBeUndefined();
  });

  it('tells the step under way and what its model has written', () => {
    const events = [...begun, anEntry(4, 'step'), aStart(5, 2, 'map'), aDelta(6, 2, 0, '{"ti'), aDelta(7, 2, 4, 'tle"')];

    expect(progressOf(events)).toEqual({ step: { sequence: 2, node: 'map', text: '{"title"' } });
  });

  it('is between two steps for a moment', () => {
    expect(progressOf([...begun, anEntry(4, 'step')])).toEqual({ step: undefined });
  });

  it('begins anew with another answer of the same step', () => {
    expect(written([aDelta(4, 1, 0, 'first'), aDelta(5, 1, 0, 'sec'), aDelta(6, 1, 3, 'ond')])).toBe('second');
  });

  it('shows where something is missing and repeats nothing', () => {
    expect(written([aDelta(4, 1, 0, 'one '), aDelta(5, 1, 8, 'three'), aDelta(6, 1, 8, 'three'), aDelta(7, 1, 10, 'ree!')])).toBe(
      'one  … three!',
    );
  });

  it.each(['run.retrying', 'run.completed', 'run.cancelled', 'run.started'])('ends with %s', (type) => {
    expect(progressOf([...begun, aDelta(4, 1, 0, 'text'), anEntry(5, type)])).toBeUndefined();
  });

  it('tells of a step whose start it has not seen', () => {
    expect(progressOf([aDelta(9, 2, 40, 'later')])?.step).toEqual({ sequence: 2, node: 'map', text: ' … later' });
  });
});

describe('isKnown', () => {
  it('leaves out what a later version may tell', () => {
    expect(['step', 'model.delta', 'run.completed'].every(isKnown)).toBe(true);
    expect(['tool.delta', 'run.teleported', ''].some(isKnown)).toBe(false);
  });
});

function written(deltas: readonly RunEventRecord[]): string | undefined {
  return progressOf([...begun, ...deltas])?.step?.text;
}
