import { describe, expect, it } from 'vitest';
import { faultsOf } from '@/api/check';
import checkDiscard from '@/api/generated/checks/DeadLetterDiscard';
import checkInvite from '@/api/generated/checks/InviteCreate';
import checkRotation from '@/api/generated/checks/SecretRotation';

describe('the checks of the contract', () => {
  it('find nothing in what is allowed', () => {
    expect(faultsOf(checkInvite, { email: 'mei@acme.example', role: 'viewer' })).toEqual([]);
  });

  it('name what is missing', () => {
    expect(faultsOf(checkInvite, { role: 'viewer' })).toEqual([{ pointer: '/email', message: 'is required' }]);
  });

  it('count characters as people do', () => {
    expect(faultsOf(checkDiscard, { reason: '👍🏽'.slice(0, 2) })).toEqual([
      { pointer: '/reason', message: 'must have at least 3 characters' },
    ]);
  });

  it('say the bounds of numbers', () => {
    expect(faultsOf(checkRotation, { overlap_hours: 721 })).toEqual([{ pointer: '/overlap_hours', message: 'must be at most 720' }]);
    expect(faultsOf(checkRotation, { overlap_hours: 1.5 })).toEqual([{ pointer: '/overlap_hours', message: 'must be a whole number' }]);
  });
});
