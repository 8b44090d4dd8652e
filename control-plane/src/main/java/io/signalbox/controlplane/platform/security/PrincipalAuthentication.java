package io.signalbox.controlplane.platform.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A signed-in principal as Spring Security carries it. */
public class PrincipalAuthentication extends AbstractAuthenticationToken {

    private final transient Principal principal;

    public PrincipalAuthentication(Principal principal) {
        super(List.of());
        this.principal = principal;
        setAuthenticated(true);
    }

    @Override
    public Principal getPrincipal() {
        return principal;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
