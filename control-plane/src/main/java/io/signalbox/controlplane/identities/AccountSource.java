package io.signalbox.controlplane.identities;

import java.util.UUID;

/**
 * Where accounts are from.
 *
 * @param vouchesForEmail whether the provider has proven that an account's e-mail address is its owner's; only then may the address join the
 *     account with a person
 */
public record AccountSource(UUID integrationId, boolean vouchesForEmail) {}
