package io.signalbox.controlplane.auth.sso.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks the identity provider of the current organization whether it could be used. */
@Service
public class SignOnCheckup {

    /** @param problem null when nothing is wrong */
    public record Result(
            @Nullable String problem,
            @Nullable URI authorizationEndpoint,
            @Nullable URI tokenEndpoint) {}

    private final Connections connections;
    private final Providers providers;

    SignOnCheckup(Connections connections, Providers providers) {
        this.connections = connections;
        this.providers = providers;
    }

    /** @throws SignOnNotSetUp when there is none */
    public Result check() {
        Connection connection = connections.find().orElseThrow(SignOnNotSetUp::organization);
        try {
            ProviderMetadata found = providers.newMetadata(connection.issuer());
            providers.fresherKeys(found.keys());
            return new Result(null, found.authorizationEndpoint(), found.tokenEndpoint());
        } catch (ProviderProblem problem) {
            return new Result(problem.getMessage(), null, null);
        }
    }
}
