package io.signalbox.controlplane.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit log is kept.
 *
 * @param refusalsPerMinute entries for refused tries, per organization and replica; what is over is only counted, so that nobody fills the
 *     trail by trying
 * @param signInterval between two signatures of a head that advances; entries younger than this are covered by none
 */
@ConfigurationProperties("signalbox.audit")
public record AuditSettings(
        @DefaultValue("60") int refusalsPerMinute,
        @DefaultValue("30s") Duration signInterval) {}
