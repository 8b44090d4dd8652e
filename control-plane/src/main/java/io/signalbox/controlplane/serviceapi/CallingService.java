package io.signalbox.controlplane.serviceapi;

import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import org.springframework.security.access.AccessDeniedException;

/** The service whose request this is. */
final class CallingService {

    private CallingService() {}

    /** @throws AccessDeniedException when it is a person: no role has the permission of these endpoints, so this is the second lock */
    static Actor.ApiKey current() {
        if (Principal.current().actor() instanceof Actor.ApiKey key) {
            return key;
        }
        throw new AccessDeniedException("Not a service");
    }
}
