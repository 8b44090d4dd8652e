package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.problems.PlatformProblems;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets an operation begin, or refuses it, by {@link AccessRules}. */
@Component
public class Gate {

    private final ApplicationEventPublisher events;

    Gate(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * @throws NotAllowed when whoever is acting may not, or nobody may
     * @throws org.springframework.security.core.AuthenticationException when somebody must be signed in and nobody is
     */
    public void pass(String operationId) {
        Rule rule = AccessRules.of(operationId).orElseThrow(NotAllowed::noRule);
        switch (rule) {
            case Rule.Anyone nobodyIsAsked -> {}
            case Rule.SignedIn person -> requirePerson(operationId);
            case Rule.Needs needs -> require(operationId, needs.permission());
        }
    }

    private void requirePerson(String operationId) {
        Principal principal = Principal.current();
        if (!(principal.actor() instanceof Actor.Person)) {
            throw refused(principal, operationId, NotAllowed.peopleOnly());
        }
    }

    private void require(String operationId, Permission permission) {
        Principal principal = Principal.current();
        if (!principal.may(permission.id())) {
            throw refused(principal, operationId, NotAllowed.missing(permission));
        }
    }

    private NotAllowed refused(Principal principal, String operationId, NotAllowed refusal) {
        var operation = new AuditTarget("operation", principal.organizationId(), operationId);
        events.publishEvent(new AttemptRefused(
                principal.organizationId(),
                principal.actor(),
                operationId,
                operation,
                PlatformProblems.NOT_ALLOWED.code()));
        return refusal;
    }
}
