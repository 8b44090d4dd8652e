package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.platform.crypto.SecretToken;
import java.util.UUID;

/**
 * Somebody was sent to their provider and has not come back yet.
 *
 * @param browserHash of the cookie in the browser it began in
 * @param verifier of PKCE
 * @param returnTo page of the console to open afterwards
 */
record PendingAuthorization(
        UUID connectionId, byte[] browserHash, SecretToken nonce, SecretToken verifier, String returnTo) {}
