package io.signalbox.controlplane.auth.signon;

import java.util.UUID;

/**
 * Somebody was sent to their provider and has not come back yet.
 *
 * @param browserHash of the cookie in the browser it began in
 * @param verifier of PKCE
 * @param returnTo page of the console to open afterwards
 */
record Attempt(UUID connectionId, byte[] browserHash, Secret nonce, Secret verifier, String returnTo) {}
