package io.signalbox.controlplane.agentclient;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the agent service is waited for. Its address is {@code signalbox.agent.url}, the local one by default.
 *
 * @param connectTimeout short: the agent is near, and a dead one must not hold up workers
 * @param infoTimeout the console waits for this one
 * @param previewTimeout for rules alone, which answer within milliseconds; a person waits for them
 * @param replayTimeout for a whole run, which waits for nothing; a long one has many steps to write and hash
 */
@ConfigurationProperties("signalbox.agent")
record AgentSettings(
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("2s") Duration infoTimeout,
        @DefaultValue("5s") Duration previewTimeout,
        @DefaultValue("20s") Duration replayTimeout) {}
