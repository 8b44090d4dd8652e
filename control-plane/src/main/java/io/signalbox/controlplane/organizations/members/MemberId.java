package io.signalbox.controlplane.organizations.members;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One person in one organization. The column is named as {@link Member} joins it. */
@Embeddable
record MemberId(
        UUID organizationId, @Column(name = "user_id") UUID userId) implements Serializable {}
