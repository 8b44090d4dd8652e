package io.signalbox.controlplane.platform.outbound;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What calls to addresses that somebody set may do.
 *
 * @param allow host names, addresses and networks that may be called although they are not public, and then without TLS too. Empty by default:
 *     this is for services of one's own network
 * @param connectTimeout for one address of a host; a host across the world answers in well under a second
 * @param readTimeout longest silence
 * @param totalTimeout from asking for the name to the last byte; whoever waits behind it is a person
 * @param maxAnswerSize a key set or a discovery document has a few kilobytes
 * @param calls at the same time; more are refused, so that slow strangers cannot take all threads
 */
@ConfigurationProperties("signalbox.outbound")
record OutboundSettings(
        @DefaultValue List<String> allow,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("10s") Duration totalTimeout,
        @DefaultValue("512KB") DataSize maxAnswerSize,
        @DefaultValue("16") int calls) {}
