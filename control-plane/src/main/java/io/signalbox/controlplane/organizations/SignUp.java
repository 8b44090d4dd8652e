package io.signalbox.controlplane.organizations;

/** Who may found an organization. */
public enum SignUp {
    /** Anyone, with a new account. */
    OPEN,
    /** Owners of one. Everybody else is invited. */
    CLOSED
}
