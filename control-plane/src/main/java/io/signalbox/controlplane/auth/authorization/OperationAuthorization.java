package io.signalbox.controlplane.auth.authorization;

import io.signalbox.controlplane.auth.sessions.BoundSessions;
import io.signalbox.controlplane.auth.sessions.SessionBound;
import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets an operation begin, or refuses it, by {@link AccessRules}. */
@Component
public class OperationAuthorization {

    private final AccessRules rules;
    private final BoundSessions bound;
    private final ApplicationEventPublisher events;

    OperationAuthorization(AccessRules rules, BoundSessions bound, ApplicationEventPublisher events) {
        this.rules = rules;
        this.bound = bound;
        this.events = events;
    }

    /**
     * @throws NotAllowed when whoever is acting may not, or nobody may
     * @throws SessionBound when the session is good for its organization only, and this is not about it
     * @throws org.springframework.security.core.AuthenticationException when somebody must be signed in and nobody is
     */
    public void pass(String operationId) {
        Rule rule = rules.of(operationId).orElseThrow(NotAllowed::noRule);
        switch (rule) {
            case Rule.Anyone nobodyIsAsked -> {}
            case Rule.SignedIn person -> requirePerson(operationId, person.ownProof());
            case Rule.Needs needs -> require(operationId, needs.permission());
        }
    }

    private void requirePerson(String operationId, boolean ownProof) {
        Principal principal = Principal.current();
        if (!(principal.actor() instanceof Actor.Person person)) {
            throw refused(principal, operationId, NotAllowed.peopleOnly());
        }
        if (ownProof && bound.organizationOf(person.sessionId()).isPresent()) {
            throw refused(principal, operationId, new SessionBound());
        }
    }

    private void require(String operationId, Permission permission) {
        Principal principal = Principal.current();
        if (!principal.may(permission.id())) {
            throw refused(principal, operationId, NotAllowed.missing(permission));
        }
    }

    private <R extends ProblemException> R refused(Principal principal, String operationId, R refusal) {
        var operation = new AuditTarget("operation", principal.organizationId(), operationId);
        events.publishEvent(new AttemptRefused(
                principal.organizationId(),
                principal.actor(),
                operationId,
                operation,
                refusal.type().code()));
        return refusal;
    }
}
