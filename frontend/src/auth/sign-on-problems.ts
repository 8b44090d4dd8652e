/** Why single sign-on brought somebody back without a session, by the code in the address. */
const SENTENCES: Record<string, string> = {
  sign_on_denied: 'Your identity provider did not let you in, or you cancelled there.',
  sign_on_expired: 'That took too long, was finished in another browser, or the page was opened twice. Start again from here.',
  sign_on_foreign_domain: 'Your identity provider signed you in with an address of another domain than your organization has proven.',
  sign_on_no_email: 'Your identity provider does not vouch for your e-mail address.',
  sign_on_not_member: 'You were removed from this organization, or left it. Ask for an invite.',
  sign_on_not_set_up: 'Single sign-on is not set up for your organization, or it is turned off.',
  sign_on_other_account:
    'Your address has an account that is not yours at this identity provider, or that does not belong to this organization. Ask for an invite.',
  sign_on_owner: 'Owners sign in with their password, so that nobody at the identity provider can take the organization.',
  sign_on_unavailable: 'Your identity provider does not answer. Try again in a moment.',
  sign_on_untrusted: 'What your identity provider answered cannot be trusted.',
};

export function signOnProblem(code: string): string {
  return SENTENCES[code] ?? 'Your identity provider and Signalbox did not agree.';
}
