package io.signalbox.controlplane.testing;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People and organizations at the public API. */
@ControlPlaneTest
public abstract class PeopleScene {

    @LocalServerPort
    protected int port;

    @Autowired
    protected PeopleFixture people;

    @Autowired
    protected TenantFixture tenants;
}
