package io.signalbox.controlplane.platform.security;

import java.util.UUID;

/** Who does something: a person, a service with a key, a run of the agent, or the installation itself. */
public sealed interface Actor {

    UUID id();

    /** As the audit log shows it. */
    String name();

    /**
     * Someone signed in.
     *
     * @param name the e-mail address at this time
     * @param sessionId the sign-in this request belongs to
     */
    record Person(UUID id, String name, UUID sessionId) implements Actor {}

    /** A service of the company, known by its API key. */
    record ApiKey(UUID id, String name) implements Actor {}

    /** The agent, in the name of one run. */
    record Run(UUID id) implements Actor {

        @Override
        public String name() {
            return "agent";
        }
    }

    /** The control plane, for what no one asked for: clocks and first starts. */
    record Installation() implements Actor {

        private static final UUID NOBODY = new UUID(0, 0);

        @Override
        public UUID id() {
            return NOBODY;
        }

        @Override
        public String name() {
            return "signalbox";
        }
    }
}
