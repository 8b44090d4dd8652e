package io.signalbox.controlplane.internalapi;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The agent service itself, which speaks for many attempts at once. May touch nothing by this alone. */
class AgentAuthentication extends AbstractAuthenticationToken {

    AgentAuthentication() {
        super(List.of());
        setAuthenticated(true);
    }

    @Override
    public String getPrincipal() {
        return "agent-service";
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
