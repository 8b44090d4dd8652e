package io.signalbox.controlplane.auth.sso.settings;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One mail domain as one organization claims it. */
@Embeddable
record SignOnDomainId(UUID organizationId, String domain) implements Serializable {}
