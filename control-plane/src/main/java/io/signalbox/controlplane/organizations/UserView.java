package io.signalbox.controlplane.organizations;

import java.util.UUID;

/** A person who can sign in. */
public record UserView(UUID id, String email, String name) {}
