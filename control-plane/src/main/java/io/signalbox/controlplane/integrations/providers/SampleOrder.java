package io.signalbox.controlplane.integrations.providers;

import java.time.Instant;
import java.util.UUID;

/**
 * What a sample delivery is made from.
 *
 * @param id makes its delivery identity unique
 */
public record SampleOrder(String url, SigningSecret secret, Settings settings, Instant now, UUID id) {}
