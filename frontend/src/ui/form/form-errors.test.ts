import { describe, expect, it } from 'vitest';
import { Problem } from '@/api/problem';
import { placeProblem } from '@/ui/form/form-errors';

const VALUES = { name: '', addresses: '', settings: { portal_id: '' } };
const BODY = { name: 'x', addresses: ['10.0.0.1', '10.0.0.300'], settings: {} };

const refusal = (...errors: { pointer: string; message: string }[]) =>
  new Problem({ status: 422, code: 'validation_failed', title: 'Some values were refused', errors });

const place = (problem: Problem, fieldOfCode = {}) => {
  const { byField, problem: top } = placeProblem(problem, VALUES, BODY, fieldOfCode);
  return { fields: [...byField], top };
};

describe('a refusal', () => {
  it('keeps the first message of a pointer written as a fragment', () => {
    const placed = place(refusal({ pointer: '#/name', message: 'first' }, { pointer: '/name', message: 'second' }));

    expect(placed).toEqual({ fields: [['name', 'first']], top: null });
  });

  it('finds fields in groups', () => {
    expect(place(refusal({ pointer: '/settings/portal_id', message: 'is required' })).fields).toEqual([
      ['settings.portal_id', 'is required'],
    ]);
  });

  it('names which of many values in one field it is about', () => {
    expect(place(refusal({ pointer: '/addresses/1', message: 'is no address' })).fields).toEqual([
      ['addresses', '10.0.0.300: is no address'],
    ]);
  });

  it('stands at the top when a part of it is about no field', () => {
    const problem = refusal({ pointer: '/name', message: 'is taken' }, { pointer: '/settings/other', message: 'is unknown' });

    expect(place(problem)).toEqual({ fields: [['name', 'is taken']], top: problem });
  });

  it('stands at the top when it names no value', () => {
    const problem = new Problem({ status: 409, code: 'dead_letter_resolved', title: 'Not open any more' });

    expect(place(problem)).toEqual({ fields: [], top: problem });
  });

  it('stands beside the field that its code is about', () => {
    const problem = new Problem({ status: 409, code: 'name_taken', title: 'This name is taken', detail: 'Choose another.' });

    expect(place(problem, { name_taken: 'name' })).toEqual({ fields: [['name', 'This name is taken. Choose another.']], top: null });
  });
});
