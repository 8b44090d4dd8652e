package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.web.ClientAddress;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Turns a key into the service that holds it. */
@Component
class ApiKeyAuthentication {

    private final KeyLookup lookup;
    private final KeyUses uses;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiKeyAuthentication(KeyLookup lookup, KeyUses uses, ApplicationEventPublisher events, Clock clock) {
        this.lookup = lookup;
        this.uses = uses;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Who holds this key.
     *
     * @throws ApiKeyRefused when it is unknown, revoked or expired
     * @throws AddressNotAllowed when it may not be used from there
     */
    Principal authenticate(KeyText text, ClientAddress caller) {
        KnownKey key =
                lookup.find(text).filter(known -> known.isGood(clock.instant())).orElseThrow(ApiKeyRefused::new);
        var service = new Actor.ApiKey(key.id(), key.name());
        if (!key.addresses().allow(caller.address())) {
            var refused = new AddressNotAllowed(caller.text());
            events.publishEvent(new AttemptRefused(
                    key.organizationId(),
                    service,
                    "api_key.used",
                    new AuditTarget("api_key", key.id(), key.name()),
                    refused.type().code()));
            throw refused;
        }
        uses.note(key, caller.text());
        return new Principal(service, key.organizationId(), key.scopes());
    }
}
