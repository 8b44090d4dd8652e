package io.signalbox.controlplane.tickets;

import java.util.UUID;

/** What makes a ticket one: the integration it came through and its id there. */
public record TicketKey(UUID integrationId, String externalId) {}
