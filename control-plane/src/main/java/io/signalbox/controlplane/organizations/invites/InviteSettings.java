package io.signalbox.controlplane.organizations.invites;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far invites go.
 *
 * @param life how long a link works; a week covers a holiday weekend and no more
 * @param maxOpen open invites of one organization
 * @param perHour links that one organization may send in an hour, so that it is no mail cannon
 */
@ConfigurationProperties("signalbox.invites")
public record InviteSettings(
        @DefaultValue("7d") Duration life,
        @DefaultValue("100") int maxOpen,
        @DefaultValue("60") int perHour) {}
