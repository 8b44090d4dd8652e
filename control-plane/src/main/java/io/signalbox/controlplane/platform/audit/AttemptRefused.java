package io.signalbox.controlplane.platform.audit;

import io.signalbox.controlplane.platform.security.Actor;
import java.util.UUID;

/**
 * Someone known tried what they may not. Kept in a transaction of its own, because nothing else is.
 *
 * @param action what was tried, for example {@code sign_in} or an operation id of the contract
 * @param code of the problem that was answered
 */
public record AttemptRefused(UUID organizationId, Actor actor, String action, AuditTarget target, String code) {}
