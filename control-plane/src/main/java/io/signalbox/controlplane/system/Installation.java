package io.signalbox.controlplane.system;

import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.backlog.QueueBacklog;
import io.signalbox.controlplane.runs.backlog.WorkflowBacklog;
import io.signalbox.controlplane.runs.breakers.ModelBreaker;
import io.signalbox.controlplane.runs.breakers.ModelBreakerView;
import java.util.List;
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

    private final QueueBacklog backlog;
    private final ModelBreaker breaker;
    private final ModelSettings model;
    private final RabbitTemplate broker;
    private final JdbcClient jdbc;
    private final ObjectProvider<BuildProperties> build;

    Installation(
            QueueBacklog backlog,
            ModelBreaker breaker,
            ModelSettings model,
            RabbitTemplate broker,
            JdbcClient jdbc,
            ObjectProvider<BuildProperties> build) {
        this.backlog = backlog;
        this.breaker = breaker;
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

    /** Agents ask for work, so those that run are known by their heartbeats. */
    public Component agent() {
        int agents = backlog.agents();
        return switch (agents) {
            case 0 -> new Component(false, "no agent asks for work");
            case 1 -> new Component(true, "1 agent");
            default -> new Component(true, agents + " agents");
        };
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

    /** Whether runs that need the model are given out. */
    public ModelBreakerView breaker() {
        return breaker.view();
    }

    /** What is queued in the current organization. */
    public List<WorkflowBacklog> backlog() {
        return backlog.workflows();
    }

    /** Null when no model is configured. */
    public ModelSettings.@Nullable Choice model() {
        return model.choice();
    }
}
