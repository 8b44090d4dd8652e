package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.security.Actor;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows a wrong password or code: the person's organizations are told, and the answer takes as long as any other. */
@Component
class RefusedSignIns {

    /** There is no session: nobody has proved anything. */
    private static final UUID NO_SESSION = new UUID(0, 0);

    private final Organizations organizations;
    private final ApplicationEventPublisher events;
    private final AuthSettings settings;

    RefusedSignIns(Organizations organizations, ApplicationEventPublisher events, AuthSettings settings) {
        this.organizations = organizations;
        this.events = events;
        this.settings = settings;
    }

    /** In each organization of the person: their account was tried. */
    void tell(UserView user, String code) {
        var claimed = new Actor.Person(user.id(), user.email(), NO_SESSION);
        var account = new AuditTarget("account", user.id(), user.email());
        organizations
                .membershipsOf(user.id())
                .forEach(membership -> events.publishEvent(
                        new AttemptRefused(membership.organizationId(), claimed, "sign_in", account, code)));
    }

    long clockIn() {
        return System.nanoTime();
    }

    /** Waits until an even time has gone by: how long a refusal takes shall not say whether there is such an account. */
    void answerInTime(long start) {
        long even = settings.refusalTime().toNanos();
        long taken = System.nanoTime() - start;
        long left = even - taken % even;
        try {
            TimeUnit.NANOSECONDS.sleep(left);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
