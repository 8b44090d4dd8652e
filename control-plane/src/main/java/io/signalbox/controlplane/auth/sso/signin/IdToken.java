package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.auth.sso.settings.MailDomain;

/**
 * What a provider vouched for, checked.
 *
 * @param subject who it is at this issuer, for ever
 * @param email verified by the provider
 * @param name as people are called; their address when the provider tells none
 */
record IdToken(String subject, String email, MailDomain domain, String name) {}
