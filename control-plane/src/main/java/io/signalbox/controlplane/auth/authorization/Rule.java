package io.signalbox.controlplane.auth.authorization;

import io.signalbox.controlplane.organizations.Permission;

/** What an operation asks of its caller. */
public sealed interface Rule {

    /** Nothing: it proves who is calling by itself, or tells nothing worth guarding. */
    record Anyone() implements Rule {}

    /**
     * A person signed in, whatever they are in the organization: it is about themselves.
     *
     * @param ownProof whether the person must have proved by themselves who they are: it reaches beyond the organization, and what the
     *     organization's identity provider says is no proof there
     */
    record SignedIn(boolean ownProof) implements Rule {}

    /** A person whose role has it, or an API key with that scope. */
    record Needs(Permission permission) implements Rule {}
}
