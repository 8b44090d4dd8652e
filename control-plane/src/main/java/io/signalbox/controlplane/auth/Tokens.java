package io.signalbox.controlplane.auth;

/**
 * What a sign-in gives.
 *
 * @param expiresIn seconds the access token lives
 */
public record Tokens(String accessToken, String refreshToken, int expiresIn) {}
