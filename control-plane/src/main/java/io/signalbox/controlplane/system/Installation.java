package io.signalbox.controlplane.system;

import io.signalbox.controlplane.agentclient.AgentClient;
import io.signalbox.controlplane.agentclient.AgentStatus;
import io.signalbox.controlplane.agentclient.ModelSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What this installation stands on, asked when somebody wants to know. */
@Service
public class Installation {

    private final AgentClient agent;
    private final ModelSettings model;
    private final RabbitTemplate broker;
    private final JdbcClient jdbc;
    private final ObjectProvider<BuildProperties> build;

    Installation(
            AgentClient agent,
            ModelSettings model,
            RabbitTemplate broker,
            JdbcClient jdbc,
            ObjectProvider<BuildProperties> build) {
        this.agent = agent;
        this.model = model;
        this.broker = broker;
        this.jdbc = jdbc;
        this.build = build;
    }

    /** @param detail version, or why it is down */
    public record Component(boolean up, String detail) {}

    public String version() {
        BuildProperties built = build.getIfAvailable();
        String version = built == null ? null : built.getVersion();
        return version == null ? "development" : version;
    }

    public Component agent() {
        AgentStatus status = agent.status();
        return new Component(status.up(), status.detail());
    }

    public Component database() {
        try {
            return new Component(
                    true,
                    "PostgreSQL "
                            + jdbc.sql("SHOW server_version")
                                    .query(String.class)
                                    .single());
        } catch (DataAccessException unreachable) {
            return new Component(false, "it does not answer");
        }
    }

    public Component broker() {
        try {
            String version = broker.execute(channel -> {
                var properties = channel.getConnection().getServerProperties();
                return properties.getOrDefault("product", "AMQP") + " " + properties.getOrDefault("version", "");
            });
            return new Component(true, String.valueOf(version).strip());
        } catch (AmqpException unreachable) {
            return new Component(false, "it does not answer");
        }
    }

    /** Null when no model is configured. */
    public ModelSettings.@Nullable Choice model() {
        return model.choice();
    }
}
