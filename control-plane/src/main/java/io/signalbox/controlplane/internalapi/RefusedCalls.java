package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** The one place that tells of calls the agent was refused: to the audit log when a genuine token says whose they were, else to the log. */
@Component
class RefusedCalls {

    private static final Logger log = LoggerFactory.getLogger(RefusedCalls.class);
    private static final String NO_DOOR = "unknown";

    private final ApplicationEventPublisher events;
    private final HandlerMapping doors;

    /** Lazily, because the endpoints are built on this. */
    RefusedCalls(
            ApplicationEventPublisher events, @Lazy @Qualifier("requestMappingHandlerMapping") HandlerMapping doors) {
        this.events = events;
        this.doors = doors;
    }

    /** Refused before the operation. */
    void tell(HttpServletRequest request, ProblemException refusal) {
        tell(operation(request), refusal);
    }

    /** An item of a batch, for its token. */
    void tell(String operation, ProblemException refusal) {
        Optional<Capability> owner =
                refusal instanceof CapabilityRefused refused ? refused.genuine() : Optional.empty();
        owner.ifPresentOrElse(
                capability -> tell(capability, operation, refusal),
                () -> log.warn(
                        "Nobody known was refused an internal call operation={} code={}",
                        operation,
                        refusal.type().code()));
    }

    /** Refused by the operation. */
    void tell(Capability capability, String operation, ProblemException refusal) {
        events.publishEvent(new AttemptRefused(
                capability.organizationId(),
                new Actor.Run(capability.runId()),
                operation,
                new AuditTarget("run", capability.runId(), String.join(", ", capability.targets())),
                refusal.type().code()));
    }

    private String operation(HttpServletRequest request) {
        try {
            ServletRequestPathUtils.parseAndCache(request);
            var found = doors.getHandler(request);
            return found != null && found.getHandler() instanceof HandlerMethod door
                    ? door.getMethod().getName()
                    : NO_DOOR;
        } catch (Exception noSuchDoor) {
            return NO_DOOR;
        }
    }
}
