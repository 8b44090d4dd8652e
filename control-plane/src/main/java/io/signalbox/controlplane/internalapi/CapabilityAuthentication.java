package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.runs.capability.Capability;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A run attempt as Spring Security carries it. */
class CapabilityAuthentication extends AbstractAuthenticationToken {

    private final transient Capability capability;

    CapabilityAuthentication(Capability capability) {
        super(List.of());
        this.capability = capability;
        setAuthenticated(true);
    }

    @Override
    public Capability getPrincipal() {
        return capability;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
