package io.signalbox.controlplane.events.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the webhook endpoint takes on at once. Senders repeat what was refused, so a refusal loses nothing.
 *
 * @param inFlight deliveries worked on at the same time; bounds memory, as each may hold a megabyte
 * @param timeout how long a delivery waits for its turn; well under Slack's three seconds
 * @param eventsPerSecond lasting rate of one integration: about what two cores accept, so that one sender alone can use an installation
 * @param burst how many it may send at once after a quiet time
 */
@ConfigurationProperties("signalbox.hooks")
public record IngressSettings(
        @DefaultValue("128") int inFlight,
        @DefaultValue("1s") Duration timeout,
        @DefaultValue("5000") long eventsPerSecond,
        @DefaultValue("10000") int burst) {}
