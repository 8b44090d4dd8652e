import { beforeEach, describe, expect, it } from 'vitest';
import { confirmSignOut, signOut, switchOrganization } from '@/api/auth';
import { askFirst, readToken, sessionState, startSession } from '@/api/session';
import { fakeApi, problem } from '@/testing/fake-api';
import { grant } from '@/testing/people';

const otherTab = () => new BroadcastChannel('signalbox.session');

describe('the session of a tab', () => {
  beforeEach(() => startSession(grant('first')));

  it('leaves no secret in any storage', () => {
    const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);

    expect(stored).not.toContain(grant('first').access_token);
    expect({ ...localStorage }).toEqual({ 'signalbox.session-likely': 'yes' });
  });

  it('forgets the tokens that an earlier version kept', () => {
    localStorage.setItem('signalbox.session', '{"refresh_token":"r1"}');

    askFirst();

    expect(localStorage.getItem('signalbox.session')).toBeNull();
  });

  it('ends here when another tab signs out', () => {
    otherTab().postMessage({ kind: 'ended', end: 'left' });

    expect(sessionState()).toMatchObject({ status: 'signed_out', end: 'left_elsewhere' });
    expect(readToken()).toBeNull();
  });

  it('follows another tab into another organization, with nothing of the first left', () => {
    const before = sessionState().workspace;

    otherTab().postMessage({ kind: 'granted', grant: grant('second', { org: 'beta' }) });

    expect(sessionState()).toMatchObject({ status: 'signed_in', workspace: before + 1 });
  });

  it('stays where it is when only the token is new', () => {
    const before = sessionState();

    otherTab().postMessage({ kind: 'granted', grant: grant('renewed') });

    expect(sessionState()).toBe(before);
    expect(readToken()).toBe(grant('renewed').access_token);
  });

  it('tells the other tabs when it goes to another organization', async () => {
    const told: unknown[] = [];
    otherTab().onmessage = ({ data }) => told.push(data);
    const beta = grant('beta', { org: 'beta' });
    fakeApi({ 'POST /api/v1/auth/switch': () => ({ body: beta }) });

    await switchOrganization('beta');

    expect(told).toEqual([{ kind: 'granted', grant: beta }]);
  });

  it('leaves at once, and says so when the control plane could not be told', async () => {
    fakeApi({ 'POST /api/v1/auth/logout': () => ({ status: 503, body: problem(503, 'overloaded') }) });
    const leaving = signOut();
    expect(sessionState().status).toBe('signed_out');
    await leaving;
    expect(sessionState().end).toBe('unconfirmed');

    fakeApi({ 'POST /api/v1/auth/logout': () => ({ status: 204 }) });
    await confirmSignOut();

    expect(sessionState().end).toBe('left');
  });
});
