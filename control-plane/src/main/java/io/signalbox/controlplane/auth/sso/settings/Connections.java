package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The identity provider of the current organization, for whoever signs people in. */
@Component
public class Connections {

    private final ConnectionRepository connections;

    Connections(ConnectionRepository connections) {
        this.connections = connections;
    }

    @Transactional(readOnly = true)
    public Optional<Connection> find() {
        return connections.findById(Tenant.current()).map(ProviderConnection::view);
    }
}
