package io.signalbox.controlplane.runs.queue;

import java.util.List;
import java.util.UUID;

/** What an agent was given of one organization, by position. */
public record OrganizationTaken(UUID organizationId, List<TakenRun> runs) {}
