package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import org.springframework.beans.factory.annotation.Autowired;

/** Chains of changes that are made, signed and verified. */
@ControlPlaneTest
public abstract class ChainScene {

    @Autowired
    protected TenantFixture tenants;

    @Autowired
    protected AuditRecords trails;

    @Autowired
    protected AuditVerification verification;

    @Autowired
    protected HeadSigner signer;
}
